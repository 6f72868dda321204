/**
 * OData V2 as SAP speaks it: {@link io.revhub.connector.odata.ODataClient} for connectors, and the Camel component
 * {@code odata:} over it for routes. Why not camel-olingo2: docs/decisions/0007-odata-component.md.
 */
package io.revhub.connector.odata;

/**
 * SAP S/4HANA: business partners, products, sales orders by OData, journal entries and clearing by SOAP. What it does and
 * what it leaves: docs/connectors/s4.md.
 */
package io.revhub.connector.s4;

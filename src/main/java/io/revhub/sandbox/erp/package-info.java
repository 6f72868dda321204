/**
 * The simulated SAP S/4HANA: OData services over declared entities, journal entries and clearing by SOAP, and a page for a
 * clerk. Where the real system's behaviour is not known, the class says what was assumed.
 */
package io.revhub.sandbox.erp;

/**
 * Salesforce: a sink of upserts and steps that follow them, a reader and a catch-up query, over Camel's own component. One
 * component, with one session, serves each system; it logs in at its first call, so that the CRM may be away when the hub
 * starts.
 */
package io.revhub.connector.salesforce;

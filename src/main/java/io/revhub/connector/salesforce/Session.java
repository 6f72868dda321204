package io.revhub.connector.salesforce;

/**
 * A live log-in, as calls beside REST need it.
 *
 * @param organisation the org's id
 */
record Session(String token, String instance, String organisation) {}

/**
 * What connectors of plain REST systems share: calls with JSON and exact decimals, sinks that make a call for each delivery,
 * tables of what failures mean, and the check of signed webhooks.
 */
package io.revhub.connector.http;

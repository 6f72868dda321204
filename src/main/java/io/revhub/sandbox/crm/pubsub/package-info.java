/**
 * The Pub/Sub API of the simulated Salesforce: change events and platform events over gRPC, as the vendor's documentation
 * describes them (developer.salesforce.com, Pub/Sub API and Change Data Capture).
 */
package io.revhub.sandbox.crm.pubsub;

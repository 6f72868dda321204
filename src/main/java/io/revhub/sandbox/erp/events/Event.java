package io.revhub.sandbox.erp.events;

/**
 * A CloudEvent in the structured form.
 *
 * @param topic that it is published on
 * @param body JSON
 */
record Event(String topic, String body) {}

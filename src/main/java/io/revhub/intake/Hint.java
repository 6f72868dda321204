package io.revhub.intake;

/**
 * Says that a record may have changed, nothing more.
 *
 * @param recordType the system's own word for the root record that is to be read: Quote, also where a QuoteLineItem changed
 */
public record Hint(String recordType, String recordId) {}

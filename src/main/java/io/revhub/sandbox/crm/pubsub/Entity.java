package io.revhub.sandbox.crm.pubsub;

import java.util.List;

/** An object whose changes, or a platform event whose messages, can be told. */
public record Entity(String name, List<Field> fields) {

    /** How a value travels in Avro. */
    public enum Kind {
        TEXT,
        /** Text that is sent as a diff when it is large. */
        LONG_TEXT,
        /** Currency, number and percent: an Avro double, as in Salesforce. */
        DOUBLE,
        INT,
        BOOLEAN,
        /** Milliseconds of midnight UTC. */
        DATE,
        /** Milliseconds. */
        DATETIME
    }

    /** @param doc what Salesforce writes beside the field in its Avro schemas: {@code Data:Currency} */
    public record Field(String name, Kind kind, String doc) {}

    /** {@code AccountChangeEvent}; of a custom object {@code RevHub_Invoice__c}: {@code RevHub_Invoice__ChangeEvent}. */
    String changeEvent() {
        return name.endsWith("__c") ? name.substring(0, name.length() - 1) + "ChangeEvent" : name + "ChangeEvent";
    }
}

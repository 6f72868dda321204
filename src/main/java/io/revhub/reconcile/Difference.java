package io.revhub.reconcile;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one system has otherwise than the hub.
 *
 * @param kind missing: the hub knows the record, the system has it no more; extra: the system has a record that the hub does
 *     not know; doubled: as extra, and the hub's key in it belongs to another record already; different: a field; unreadable:
 *     today's mapping refuses the record; equation: a deal's figures do not add up
 * @param system hub for an equation
 * @param type the document's; null if the record cannot be mapped
 * @param document its id; null: the hub has none
 * @param day of the document's newest version
 * @param field null: it is about the record as a whole
 * @param owner of the field
 * @param amount the money that it is about, not negative; null: it is about none
 * @param repaired whether somebody asked to repair it
 */
public record Difference(
        long id,
        String kind,
        String system,
        String recordType,
        String recordId,
        String type,
        String document,
        String title,
        LocalDate day,
        String field,
        String owner,
        String hubValue,
        String systemValue,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String currency,
        boolean repaired) {

    static final String MISSING = "missing";
    static final String EXTRA = "extra";
    static final String DOUBLED = "doubled";
    static final String DIFFERENT = "different";
    static final String UNREADABLE = "unreadable";
    static final String EQUATION = "equation";
    static final String HUB = "hub";
}

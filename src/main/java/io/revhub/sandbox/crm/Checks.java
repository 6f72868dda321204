package io.revhub.sandbox.crm;

import java.util.List;
import java.util.Map;

/** What holds for the records of every object. */
final class Checks {

    private final Org org;

    Checks(Org org) {
        this.org = org;
    }

    /** @throws SalesforceError if a record may not be written so */
    void check(Change change) {
        required(change.after());
        change.after().type().fields().stream()
                .filter(field -> change.given().contains(field.name())
                        && change.after().has(field.name())
                        && change.moves(field.name()))
                .forEach(field -> {
                    if (field.type() == FieldType.REFERENCE) {
                        reference(field, change.after().text(field.name()));
                    }
                    if (field.unique()) {
                        unique(field, change.after());
                    }
                });
    }

    private static void required(Row row) {
        List<String> missing = row.type().fields().stream()
                .filter(field -> field.required() && !row.has(field.name()))
                .map(Field::name)
                .toList();
        if (!missing.isEmpty()) {
            throw SalesforceError.refused(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [" + String.join(", ", missing) + "]",
                    missing.toArray(String[]::new));
        }
    }

    private void reference(Field field, String id) {
        if (org.schema()
                .ofId(id)
                .filter(type -> field.to().contains(type.name()))
                .isEmpty()) {
            throw Conversion.malformedId(field, id);
        }
        if (org.live(id).isEmpty()) {
            throw SalesforceError.refused("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name());
        }
    }

    private void unique(Field field, Row row) {
        org.where(row.type(), Map.of(field.name(), row.text(field.name()))).stream()
                .filter(other -> !other.id().equals(row.id()))
                .findFirst()
                .ifPresent(other -> {
                    throw SalesforceError.refused(
                            "DUPLICATE_VALUE",
                            "duplicate value found: " + field.name() + " duplicates value on record with id: "
                                    + Ids.shortForm(other.id()));
                });
    }
}

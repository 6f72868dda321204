package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/**
 * Writes records, inside the caller's {@link Org#together}. A refused write has written nothing, so that the caller may go
 * on with the next record.
 */
final class Dml {

    private final Org org;
    private final Input input;
    private final Checks checks;
    private final Business business;

    Dml(Org org) {
        this.org = org;
        this.input = new Input(org);
        this.checks = new Checks(org);
        this.business = new Business(org);
    }

    /** Creates a record and returns its id. */
    String create(ObjectType type, ObjectNode body, String user) {
        Map<String, JsonNode> values = input.read(type, body, true);
        Row row = org.blank(type);
        presets(row, user);
        values.forEach(row::set);
        row.set("Id", org.newId(type));
        row.set("CreatedDate", org.now());
        row.set("CreatedById", user);
        write(new Change(null, row, values.keySet(), user));
        return row.id();
    }

    /** Changes a record. */
    void update(Row before, ObjectNode body, String user) {
        Map<String, JsonNode> values = input.read(before.type(), body, false);
        Row row = before.copy();
        values.forEach(row::set);
        write(new Change(before, row, values.keySet(), user));
    }

    private void write(Change change) {
        checks.check(change);
        Rules rules = business.of(change.after().type());
        rules.before(change);
        if (change.creates()) {
            numbers(change.after());
        }
        stamp(change.after(), change.user());
        rules.after(change.after());
    }

    private void stamp(Row row, String user) {
        String now = row.has("LastModifiedDate") ? org.now() : row.text("CreatedDate");
        row.set("LastModifiedDate", now);
        row.set("LastModifiedById", user);
        row.set("SystemModstamp", now);
        org.put(row);
    }

    private static void presets(Row row, String user) {
        row.type().fields().forEach(field -> {
            if (field.preset() != null) {
                row.set(field.name(), Conversion.stored(field, field.preset()));
            } else if (field.type() == FieldType.BOOLEAN) {
                row.set(field.name(), false);
            }
        });
        if (row.type().field("OwnerId").isPresent()) {
            row.set("OwnerId", TextNode.valueOf(user));
        }
    }

    private void numbers(Row row) {
        for (Field field : row.type().fields()) {
            if (field.number() != null) {
                DecimalFormat pattern =
                        new DecimalFormat(field.number(), DecimalFormatSymbols.getInstance(Locale.ROOT));
                row.set(field.name(), pattern.format(org.nextNumber(row.type(), field)));
            }
        }
    }

    /** Moves a record to the recycle bin, and with it what belongs to it. */
    void delete(Row row, String user) {
        business.of(row.type()).deleting(row);
        bin(row, user);
        if (parentsLive(row)) {
            business.of(row.type()).after(row);
        }
    }

    private void bin(Row row, String user) {
        org.schema().children(row.type()).stream()
                .filter(child -> child.reference().cascade())
                .flatMap(child ->
                        org.where(child.type(), Map.of(child.reference().name(), row.id())).stream())
                .forEach(line -> bin(line, user));
        row.set("IsDeleted", true);
        stamp(row, user);
    }

    private boolean parentsLive(Row row) {
        return row.type().fields().stream()
                .filter(Field::cascade)
                .allMatch(field -> org.live(row.text(field.name())).isPresent());
    }
}

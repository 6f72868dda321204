package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A field of an object, see sandbox/crm/objects.yaml.
 *
 * @param key it can name a record in an upsert or a reference
 * @param to the objects that a reference may point to
 * @param up the name of the way to the parent; null if this is no reference
 * @param down the name of the way from the parent to these records; null if there is none
 * @param cascade records are deleted with their parent
 * @param preset what a new record has if nothing is given; null: nothing
 * @param values the only values of a picklist; empty: any
 * @param number the pattern of an automatic number; null: it is none
 */
record Field(
        String name,
        String label,
        FieldType type,
        int length,
        int scale,
        boolean required,
        Access access,
        boolean key,
        boolean unique,
        List<String> to,
        String up,
        String down,
        boolean cascade,
        JsonNode preset,
        List<String> values,
        String number) {

    enum Access {
        RW,
        CREATE,
        RO
    }

    /** One that nobody writes and nothing depends on. */
    static Field computed(String name, FieldType type) {
        return new Field(
                name,
                name,
                type,
                type.length(),
                type.scale(),
                false,
                Access.RO,
                false,
                false,
                List.of(),
                null,
                null,
                false,
                null,
                List.of(),
                null);
    }

    Field renamed(String other) {
        return new Field(
                other, label, type, length, scale, required, access, key, unique, to, up, down, cascade, preset, values,
                number);
    }

    boolean writable(boolean creating) {
        return access == Access.RW || (creating && access == Access.CREATE);
    }

    /** A look-up by this field is exact, so that the index of the records serves it. */
    boolean exact() {
        return type.isId() || unique;
    }
}

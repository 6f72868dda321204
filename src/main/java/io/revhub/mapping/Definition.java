package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import io.revhub.document.Ownership;
import java.util.List;

/** What a canonical document of one type looks like, and who owns which field of it. */
public final class Definition {

    private final String type;
    private final int version;
    private final Schema schema;
    private final Ownership ownership;

    Definition(String type, int version, Schema schema, Ownership ownership) {
        this.type = type;
        this.version = version;
        this.schema = schema;
        this.ownership = ownership;
    }

    /** order, invoice, ... */
    public String type() {
        return type;
    }

    /** The schema's own {@code version}, from 1; raised where documents stored before must be upgraded to fit. */
    public int version() {
        return version;
    }

    /** What is wrong with a document, one sentence each that begins with the field's path; empty if it is as it should be. */
    public List<String> violations(JsonNode body) {
        return schema.validate(body).stream()
                .map(Violation::new)
                .map(Violation::sentence)
                .distinct()
                .toList();
    }

    /** Who owns which field; nobody any, if there is no ownership.yaml. */
    public Ownership ownership() {
        return ownership;
    }
}

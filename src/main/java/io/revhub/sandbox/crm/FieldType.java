package io.revhub.sandbox.crm;

import java.util.Locale;

/** The types of fields, with the name that describe gives them, the usual length and the usual scale. */
enum FieldType {
    ID("id", 18, 0),
    TEXT("string", 255, 0),
    TEXTAREA("textarea", 32_000, 0),
    EMAIL("email", 80, 0),
    PHONE("phone", 40, 0),
    URL("url", 255, 0),
    PICKLIST("picklist", 255, 0),
    CURRENCY("currency", 0, 2),
    NUMBER("double", 0, 2),
    PERCENT("percent", 0, 2),
    INT("int", 0, 0),
    BOOLEAN("boolean", 0, 0),
    DATE("date", 0, 0),
    DATETIME("datetime", 0, 0),
    REFERENCE("reference", 18, 0);

    private final String described;
    private final int length;
    private final int scale;

    FieldType(String described, int length, int scale) {
        this.described = described;
        this.length = length;
        this.scale = scale;
    }

    static FieldType named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    String described() {
        return described;
    }

    int length() {
        return length;
    }

    int scale() {
        return scale;
    }

    boolean isDecimal() {
        return this == CURRENCY || this == NUMBER || this == PERCENT;
    }

    boolean isNumeric() {
        return isDecimal() || this == INT;
    }

    boolean isId() {
        return this == ID || this == REFERENCE;
    }

    boolean isText() {
        return length > 0 && !isId();
    }
}

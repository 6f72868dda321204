package io.revhub.sandbox.erp.odata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.odata2.api.edm.EdmConcurrencyMode;
import org.apache.olingo.odata2.api.edm.EdmFacets;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.edm.provider.Facets;

/**
 * A declared field: {@code TotalNetAmount Decimal(16,3) read-only}.
 *
 * @param creatable whether a create can set it; by the system's own rules keys may be set otherwise
 * @param updatable whether a change can set it
 * @param nullable what the metadata says of it
 */
record Field(
        String name,
        EdmSimpleTypeKind kind,
        Integer length,
        Integer scale,
        boolean creatable,
        boolean updatable,
        boolean nullable) {

    private static final Pattern DECLARATION = Pattern.compile(
            "(\\w+) (\\w+)(?:\\((\\d+)(?:,(\\d+))?\\))?( read-only| create-only| update-only)?( not-null)?");

    static Field parse(String declaration) {
        Matcher matcher = DECLARATION.matcher(declaration.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a field: " + declaration);
        }
        return new Field(
                matcher.group(1),
                EdmSimpleTypeKind.valueOf(matcher.group(2)),
                number(matcher.group(3)),
                number(matcher.group(4)),
                !contains(matcher.group(5), " read-only", " update-only"),
                !contains(matcher.group(5), " read-only", " create-only"),
                matcher.group(6) == null);
    }

    /** Fields that stand in one text, with semicolons between them. */
    static Map<String, Field> all(String declarations) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (String declaration : declarations.split(";")) {
            Field field = parse(declaration);
            fields.put(field.name(), field);
        }
        return fields;
    }

    private static boolean contains(String given, String... wanted) {
        return given != null && List.of(wanted).contains(given);
    }

    private static Integer number(String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    EdmFacets facets(boolean key, boolean etag) {
        Facets facets = new Facets().setNullable(nullable && !key);
        switch (kind) {
            case String -> facets.setMaxLength(length);
            case Decimal -> facets.setPrecision(length).setScale(scale == null ? 0 : scale);
            case DateTime, Time -> facets.setPrecision(0);
            case DateTimeOffset -> facets.setPrecision(7);
            default -> {}
        }
        return etag ? facets.setConcurrencyMode(EdmConcurrencyMode.Fixed) : facets;
    }
}

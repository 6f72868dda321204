package io.revhub.sandbox.erp.odata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.odata2.api.edm.EdmConcurrencyMode;
import org.apache.olingo.odata2.api.edm.EdmFacets;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;
import org.apache.olingo.odata2.api.edm.provider.Facets;

/** A declared field: {@code TotalNetAmount Decimal(16,3) read-only}. */
record Field(String name, EdmSimpleTypeKind kind, Integer length, Integer scale, boolean readOnly) {

    private static final Pattern DECLARATION =
            Pattern.compile("(\\w+) (\\w+)(?:\\((\\d+)(?:,(\\d+))?\\))?( read-only)?");

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
                matcher.group(5) != null);
    }

    private static Integer number(String text) {
        return text == null ? null : Integer.valueOf(text);
    }

    EdmFacets facets(boolean key, boolean etag) {
        Facets facets = new Facets().setNullable(!key);
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

package io.revhub.deal;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Document;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and adds amounts of canonical documents. What cannot be read, or is in another currency, is unknown: null. */
record Amounts(String currency) {

    static BigDecimal zero() {
        return BigDecimal.ZERO.setScale(2);
    }

    /** An amount of a document that is in this currency. */
    BigDecimal in(Document document, String field) {
        return document.text("currency").filter(c -> c.equals(currency)).isPresent() ? decimal(document, field) : null;
    }

    BigDecimal sum(Stream<Document> documents, String field) {
        return sum(documents.map(d -> in(d, field)));
    }

    /** Null if any of them is. */
    static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(zero(), Amounts::add);
    }

    static BigDecimal add(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? null : a.add(b);
    }

    static BigDecimal subtract(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? null : a.subtract(b);
    }

    /** Whether both are known and the same amount. */
    static boolean same(BigDecimal a, BigDecimal b) {
        return a != null && b != null && a.compareTo(b) == 0;
    }

    /** A document's amount in its own currency. */
    static Money money(Document document, String... fields) {
        return Stream.of(fields)
                .map(field -> decimal(document, field))
                .filter(Objects::nonNull)
                .findFirst()
                .map(amount -> new Money(amount, document.text("currency").orElse(null)))
                .orElse(null);
    }

    static BigDecimal decimal(Document document, String field) {
        return document.text(field).flatMap(Amounts::decimal).orElse(null);
    }

    static BigDecimal decimal(JsonNode node) {
        return node.isNull() || node.isMissingNode()
                ? null
                : decimal(node.asText()).orElse(null);
    }

    private static Optional<BigDecimal> decimal(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

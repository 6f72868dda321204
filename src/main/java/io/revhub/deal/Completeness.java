package io.revhub.deal;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Document;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells from documents alone whether all of something has happened. */
final class Completeness {

    private static final Set<String> ON_FULFILMENT = Set.of("fulfilment", "delivery", "milestone", "paid");

    private final Deal deal;
    private final Figures figures;
    private final Sums sums;

    Completeness(Deal deal, Figures figures) {
        this.deal = deal;
        this.figures = figures;
        this.sums = new Sums(deal);
    }

    boolean nothingToFulfil() {
        return toFulfil().isEmpty() && deal.documents("fulfilment").findAny().isEmpty();
    }

    /** Whether every line that is invoiced on fulfilment has been fulfilled in its full quantity. */
    boolean fulfilled() {
        return deal.documents("fulfilment").findAny().isPresent()
                && toFulfil().stream()
                        .allMatch(line ->
                                Amounts.same(Amounts.decimal(line.path("quantity")), fulfilled(line.path("line"))));
    }

    boolean invoiced() {
        return deal.documents("invoice").findAny().isPresent() && Amounts.same(figures.uninvoiced(), BigDecimal.ZERO);
    }

    boolean booked() {
        return Amounts.same(figures.booked(), figures.invoiced());
    }

    boolean paid() {
        return Amounts.same(figures.paid(), figures.invoicedGross());
    }

    boolean cleared() {
        return invoiced() && Amounts.same(sums.cleared(), figures.invoicedGross());
    }

    private List<JsonNode> toFulfil() {
        return deal.documents("order")
                .flatMap(Completeness::lines)
                .filter(l -> ON_FULFILMENT.contains(l.path("invoiceOn").asText()))
                .toList();
    }

    private BigDecimal fulfilled(JsonNode line) {
        return Amounts.sum(deal.documents("fulfilment")
                .flatMap(Completeness::lines)
                .filter(l -> l.path("line").equals(line))
                .map(l -> Amounts.decimal(l.path("quantity"))));
    }

    static Stream<JsonNode> lines(Document document) {
        return StreamSupport.stream(document.body().path("lines").spliterator(), false);
    }
}

package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.JsonHttp;
import io.revhub.delivery.Delivery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** What a charge asks Kill Bill to invoice. */
record ChargeForm(
        String key,
        boolean isCredit,
        String accountId,
        String currency,
        LocalDate targetDate,
        List<Line> lines,
        List<Tax> taxes) {

    /** Kill Bill's columns are numeric(15,9); payments of the total go into one, too. */
    private static final Figure TOO_MUCH = new Figure(new BigDecimal(1_000_000));

    private static final String CHARGE = "EXTERNAL_CHARGE";
    private static final String TAX = "TAX";

    /** @param quantity null: not told */
    record Line(String line, Figure amount, String description, Figure quantity) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            return line.compareTo(other.line);
        }
    }

    record Tax(Figure amount, String description) {}

    /** @throws IllegalArgumentException if something is missing */
    static ChargeForm of(Delivery delivery) {
        JsonNode form = delivery.mapped();
        List<Line> lines = new ArrayList<>();
        form.path("lines").forEach(line -> lines.add(line(line, required(line, "line"))));
        List<Tax> taxes = new ArrayList<>();
        for (JsonNode tax : form.path("taxes")) {
            String description = tax.hasNonNull("description") ? text(tax, "description") : required(tax, "code");
            taxes.add(new Tax(Figure.of(tax.path("amount")), description));
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines are missing");
        }
        Collections.sort(lines);
        return new ChargeForm(
                delivery.key(),
                form.path("credit").asBoolean(),
                required(form, "accountId"),
                required(form, "currency"),
                LocalDate.parse(required(form, "targetDate")),
                lines,
                taxes);
    }

    private static Line line(JsonNode line, String name) {
        return new Line(
                name,
                Figure.of(line.path("amount")),
                text(line, "description"),
                line.hasNonNull("quantity") ? Figure.of(line.get("quantity")) : null);
    }

    private static String required(JsonNode node, String field) {
        if (!node.hasNonNull(field) || node.get(field).asText().isBlank()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return node.get(field).asText();
    }

    private static String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    /** Whether an amount, or all of them together, is more than Kill Bill can hold. */
    boolean isTooLarge() {
        Figure total = amounts().reduce(Figure.ZERO, Figure::plus);
        return Stream.concat(Stream.of(total), amounts()).anyMatch(amount -> amount.compareTo(TOO_MUCH) >= 0);
    }

    private Stream<Figure> amounts() {
        return Stream.concat(lines.stream().map(Line::amount), taxes.stream().map(Tax::amount));
    }

    ArrayNode charges() {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Line line : lines) {
            ObjectNode item = item(items, line.amount(), line.description());
            item.set(
                    "quantity", line.quantity() == null ? null : line.quantity().node());
            item.put("itemDetails", details().put("line", line.line()).toString());
        }
        return items;
    }

    ArrayNode taxes(String invoiceId) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Tax tax : taxes) {
            item(items, tax.amount(), tax.description())
                    .put("invoiceId", invoiceId)
                    .put("itemDetails", details().toString());
        }
        return items;
    }

    /** Net amounts and taxes as the lines of a credit: only those of net amounts name the charge's lines. */
    ArrayNode creditLines() {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Line line : lines) {
            item(items, line.amount(), line.description())
                    .put("itemDetails", details().put("line", line.line()).toString());
        }
        for (Tax tax : taxes) {
            item(items, tax.amount(), tax.description())
                    .put("itemDetails", details().toString());
        }
        return items;
    }

    private ObjectNode item(ArrayNode items, Figure amount, String description) {
        ObjectNode item = items.addObject().put("accountId", accountId).put("currency", currency);
        item.set("amount", amount.node());
        return item.put("description", description);
    }

    private ObjectNode details() {
        return JsonNodeFactory.instance.objectNode().put("revhub", key);
    }

    /** Whether the hub made this invoice for this charge. */
    boolean owns(JsonNode invoice) {
        return owns(invoice, CHARGE);
    }

    boolean owns(JsonNode invoice, String type) {
        return items(invoice, type)
                .anyMatch(item -> details(item).path("revhub").asText().equals(key));
    }

    /** Whether an invoice charges exactly this: party, currency and lines; only Kill Bill's own adjustments may be beside. */
    boolean isChargedBy(JsonNode invoice) {
        boolean party = invoice.path("accountId").asText().equals(accountId)
                && invoice.path("currency").asText().equals(currency);
        boolean nothingElse = items(invoice, null)
                .map(item -> item.path("itemType").asText())
                .allMatch(type -> type.equals(CHARGE) || type.equals(TAX) || type.endsWith("_ADJ"));
        return party
                && nothingElse
                && items(invoice, CHARGE).map(this::line).sorted().toList().equals(lines);
    }

    private Line line(JsonNode item) {
        JsonNode details = details(item);
        boolean ours = details.path("revhub").asText().equals(key);
        Line line = line(item, ours ? details.path("line").asText() : "");
        boolean compared = lines.stream().anyMatch(l -> l.line().equals(line.line()) && l.quantity() != null);
        return compared ? line : new Line(line.line(), line.amount(), line.description(), null);
    }

    boolean isTaxedBy(JsonNode invoice) {
        List<Tax> left = new ArrayList<>(taxes);
        return items(invoice, TAX).map(ChargeForm::tax).allMatch(left::remove) && left.isEmpty();
    }

    static boolean hasTaxes(JsonNode invoice) {
        return items(invoice, TAX).findAny().isPresent();
    }

    private static Tax tax(JsonNode item) {
        return new Tax(Figure.of(item.path("amount")), text(item, "description"));
    }

    private static Stream<JsonNode> items(JsonNode invoice, String type) {
        List<JsonNode> items = new ArrayList<>();
        for (JsonNode item : invoice.path("items")) {
            if (type == null || item.path("itemType").asText().equals(type)) {
                items.add(item);
            }
        }
        return items.stream();
    }

    static JsonNode details(JsonNode item) {
        return JsonHttp.json(item.path("itemDetails").textValue());
    }
}

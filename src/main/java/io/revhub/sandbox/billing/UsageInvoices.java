package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Invoices usage in arrears by the tiers of the catalogue: every tier is filled before the next begins, and a block that was
 * begun counts whole. What comes late, for a day that was invoiced before, is on the next invoice.
 */
final class UsageInvoices {

    private final Records records;
    private final InvoiceBook invoices;

    UsageInvoices(Records records, InvoiceBook invoices) {
        this.records = records;
        this.invoices = invoices;
    }

    /** Invoices what was used before the day; empty: there is nothing to invoice. */
    Optional<ObjectNode> invoice(ObjectNode account, LocalDate target) {
        ObjectNode invoice = invoices.open(account, target, InvoiceBook.COMMITTED);
        ArrayNode items = (ArrayNode) invoice.get("items");
        TreeSet<String> trackingIds = new TreeSet<>();
        Map<String, String> ofAccount =
                Map.of("accountId", account.get("accountId").textValue());
        for (ObjectNode subscription : records.where(SubscriptionsApi.TYPE, ofAccount)) {
            records.find(CatalogApi.TYPE, subscription.get("planName").textValue())
                    .ifPresent(plan -> plan.path("usages").forEach(usage -> {
                        List<ObjectNode> used = used(subscription, usage, target);
                        if (!used.isEmpty()) {
                            items.add(item(invoice, subscription, usage, used));
                            used.forEach(record ->
                                    trackingIds.add(record.get("trackingId").textValue()));
                        }
                    }));
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        ArrayNode tracked = invoice.putArray("trackingIds");
        trackingIds.forEach(tracked::add);
        invoices.put(invoice);
        invoices.announceCreation(invoice);
        return Optional.of(invoice);
    }

    /** Takes what was not invoiced yet. */
    private List<ObjectNode> used(ObjectNode subscription, JsonNode usage, LocalDate target) {
        TreeSet<String> units = new TreeSet<>();
        usage.get("tiers").forEach(tier -> units.add(tier.get("unit").textValue()));
        List<ObjectNode> taken = new ArrayList<>();
        for (ObjectNode record : records.where(
                UsagesApi.TYPE,
                Map.of("subscriptionId", subscription.get("subscriptionId").textValue(), "invoiced", false))) {
            boolean before =
                    LocalDate.parse(record.get("recordDate").textValue()).isBefore(target);
            if (before && units.contains(record.get("unitType").textValue())) {
                taken.add(record);
                records.put(UsagesApi.TYPE, record.get("usageId").textValue(), record.put("invoiced", true));
            }
        }
        return taken;
    }

    private static ObjectNode item(ObjectNode invoice, ObjectNode subscription, JsonNode usage, List<ObjectNode> used) {
        String currency = invoice.get("currency").textValue();
        BigDecimal quantity = used.stream()
                .map(record -> record.get("amount").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("invoiceItemId", UUID.randomUUID().toString());
        for (String field : List.of("invoiceId", "accountId", "currency")) {
            item.set(field, invoice.get(field));
        }
        for (String field : List.of("bundleId", "subscriptionId", "productName", "planName")) {
            item.set(field, subscription.get(field));
        }
        item.put("phaseName", subscription.get("planName").textValue() + "-evergreen");
        item.set("usageName", usage.get("name"));
        item.put("itemType", "USAGE").set("description", usage.get("name"));
        item.put("startDate", firstDay(used)).set("endDate", invoice.get("targetDate"));
        item.put("quantity", quantity);
        item.put("amount", Money.rounded(price(usage.get("tiers"), quantity, currency), currency));
        return item;
    }

    private static String firstDay(List<ObjectNode> used) {
        TreeSet<String> days = new TreeSet<>();
        used.forEach(record -> days.add(record.get("recordDate").textValue()));
        return days.first();
    }

    /** What a quantity costs, tier by tier. */
    static BigDecimal price(JsonNode tiers, BigDecimal quantity, String currency) {
        BigDecimal left = quantity;
        BigDecimal price = BigDecimal.ZERO;
        for (JsonNode tier : tiers) {
            BigDecimal size = tier.get("size").decimalValue();
            BigDecimal blocks = left.divide(size, 0, RoundingMode.CEILING).max(BigDecimal.ZERO);
            if (tier.hasNonNull("max")) {
                blocks = blocks.min(tier.get("max").decimalValue());
            }
            price = price.add(blocks.multiply(
                    new BigDecimal(tier.path("prices").path(currency).asText("0"))));
            left = left.subtract(blocks.multiply(size));
        }
        return price;
    }
}

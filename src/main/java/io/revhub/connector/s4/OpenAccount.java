package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a customer owes: the open items of one account. What was paid in part belongs to its invoice, and what is on account is
 * never overdue.
 */
record OpenAccount(List<ObjectNode> items, LocalDate today) {

    private static final String AMOUNT = "AmountInCompanyCodeCurrency";

    /** Puts {@code currency, open, overdue, oldestDue} there; null where nothing is open. */
    void describe(ObjectNode account) {
        Map<String, LocalDate> due = new HashMap<>();
        for (ObjectNode item : items) {
            if (isOwed(item)) {
                due.put(entry(item), date(item.path("NetDueDate")));
            }
        }
        BigDecimal overdue = sum(items.stream()
                .filter(item -> due.containsKey(entry(item)) && due.get(entry(item)) != null)
                .filter(item -> due.get(entry(item)).isBefore(today))
                .toList());
        account.put(
                "currency",
                items.isEmpty()
                        ? null
                        : items.get(0).path("CompanyCodeCurrency").asText());
        account.put("open", sum(items).toPlainString());
        account.put("overdue", overdue.toPlainString());
        account.put(
                "oldestDue",
                due.values().stream()
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .map(LocalDate::toString)
                        .orElse(null));
    }

    private static boolean isOwed(JsonNode item) {
        return new BigDecimal(item.path(AMOUNT).asText("0")).signum() > 0
                && item.path("InvoiceReference").asText().isEmpty();
    }

    private static String entry(JsonNode item) {
        String invoice = item.path("InvoiceReference").asText();
        return invoice.isEmpty()
                ? Entry.ofItem(item).id()
                : new Entry(
                                item.path("CompanyCode").asText(),
                                item.path("InvoiceReferenceFiscalYear").asText(),
                                Values.external(invoice))
                        .id();
    }

    static BigDecimal sum(Collection<ObjectNode> items) {
        return items.stream()
                .map(item -> new BigDecimal(item.path(AMOUNT).asText("0")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Null if it is unset. */
    static LocalDate date(JsonNode value) {
        return value.isNull() || Values.instant(value) == null
                ? null
                : LocalDate.ofInstant(Values.instant(value), ZoneOffset.UTC);
    }
}

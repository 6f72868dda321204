package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A line of an invoice. A tax line keeps neither quantity nor rate nor itemDetails: Kill Bill has no such tax line. */
record InvoiceItem(ObjectNode body) {

    static final String CHARGE = "EXTERNAL_CHARGE";
    static final String TAX = "TAX";
    static final String CREDIT = "CREDIT_ADJ";
    static final String ACCOUNT_CREDIT = "CBA_ADJ";
    static final String ADJUSTMENT = "ITEM_ADJ";

    private static final List<String> FIELDS = List.of(
            "invoiceItemId",
            "invoiceId",
            "linkedInvoiceItemId",
            "accountId",
            "childAccountId",
            "bundleId",
            "subscriptionId",
            "productName",
            "planName",
            "phaseName",
            "usageName",
            "prettyProductName",
            "prettyPlanName",
            "prettyPhaseName",
            "prettyUsageName",
            "itemType",
            "description",
            "startDate",
            "endDate",
            "amount",
            "rate",
            "currency",
            "quantity",
            "itemDetails",
            "catalogEffectiveDate",
            "childItems",
            "auditLogs");
    private static final Set<String> KEPT_OF_CHARGE = Set.of(
            "linkedInvoiceItemId",
            "bundleId",
            "subscriptionId",
            "productName",
            "planName",
            "phaseName",
            "prettyProductName",
            "prettyPlanName",
            "prettyPhaseName",
            "itemDetails");

    static final Set<String> KNOWN = Set.copyOf(FIELDS);

    /** The line that an input makes on this invoice. */
    static ObjectNode of(Input input, String type, ObjectNode invoice) {
        String currency = invoice.get("currency").textValue();
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("invoiceItemId", UUID.randomUUID().toString());
        item.set("invoiceId", invoice.get("invoiceId"));
        item.set("accountId", invoice.get("accountId"));
        item.put("itemType", type);
        String defaultText = type.equals(TAX) ? "Tax" : type.equals(CREDIT) ? "Invoice adjustment" : "External charge";
        item.put("description", input.has("description") ? input.text("description") : defaultText);
        item.put(
                "startDate",
                (input.has("startDate")
                        ? input.date("startDate").toString()
                        : invoice.get("targetDate").textValue()));
        item.put("amount", input.amount("amount", currency));
        item.put("currency", currency);
        if (type.equals(CHARGE)) {
            KEPT_OF_CHARGE.forEach(field -> item.put(field, input.text(field)));
            item.put("rate", input.stored("rate")).put("quantity", input.stored("quantity"));
            item.put("endDate", input.has("endDate") ? input.date("endDate").toString() : null);
        }
        if (type.equals(CREDIT)) {
            item.put("amount", item.get("amount").decimalValue().negate());
            item.put("itemDetails", input.text("itemDetails"));
        }
        return item;
    }

    /** The line that keeps a credit for the account, so that the invoice itself comes to nothing. */
    static ObjectNode accountCredit(ObjectNode invoice, BigDecimal amount) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("invoiceItemId", UUID.randomUUID().toString());
        item.set("invoiceId", invoice.get("invoiceId"));
        item.set("accountId", invoice.get("accountId"));
        item.put("itemType", ACCOUNT_CREDIT).put("description", "Adjustment (account credit)");
        item.set("startDate", invoice.get("invoiceDate"));
        item.put("amount", amount);
        item.set("currency", invoice.get("currency"));
        return item;
    }

    /** The line that takes back this much of another. */
    static ObjectNode adjustment(ObjectNode invoice, String of, BigDecimal amount, String description, String day) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.put("invoiceItemId", UUID.randomUUID().toString()).put("linkedInvoiceItemId", of);
        item.set("invoiceId", invoice.get("invoiceId"));
        item.set("accountId", invoice.get("accountId"));
        item.put("itemType", ADJUSTMENT).put("description", description).put("startDate", day);
        item.put("amount", amount.negate());
        item.set("currency", invoice.get("currency"));
        return item;
    }

    static ObjectNode shown(ObjectNode item) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        FIELDS.forEach(field -> shown.set(field, item.get(field)));
        for (String number : List.of("amount", "rate", "quantity")) {
            if (item.hasNonNull(number)) {
                BigDecimal value = item.get(number).decimalValue();
                shown.put(number, Money.shown(value));
            }
        }
        shown.putArray("auditLogs");
        return shown;
    }
}

package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.SapError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Prices an item: prices are rate x quantity / condition quantity, percentages are of the prices before them, each rounded to
 * the currency; they add up. If no price is given, the condition record that is valid at the pricing date is taken.
 */
final class ItemPricing {

    private static final String PERCENTAGE = "A";
    private static final String FIXED = "B";

    private final SalesDocument kind;
    private final Entities entities;
    private final Map<String, String> conditions;
    private final ConditionRecords records;

    ItemPricing(SalesDocument kind, Entities entities, Map<String, String> conditions, ConditionRecords records) {
        this.kind = kind;
        this.entities = entities;
        this.conditions = conditions;
        this.records = records;
    }

    /** Fills the conditions of a new item and returns its net amount. */
    String price(Draft item, ObjectNode document) {
        List<Draft> given = item.children("to_PricingElement");
        if (given.stream().noneMatch(condition -> isPrice(condition.text("ConditionType")))) {
            records.price(item, document).ifPresent(found -> take(item.add("to_PricingElement"), found));
        }
        String currency = item.text("TransactionCurrency");
        BigDecimal net = BigDecimal.ZERO;
        int step = 0;
        for (Draft condition : pricesFirst(item.children("to_PricingElement"))) {
            step += 10;
            complete(condition, item, step);
            BigDecimal amount = amount(condition.values(), item.text("RequestedQuantity"), net, currency);
            condition.set("ConditionAmount", amount.toPlainString());
            net = net.add(amount);
        }
        return Money.rounded(net, currency).toPlainString();
    }

    private boolean isPrice(String type) {
        return "C".equals(conditions.get(type));
    }

    private List<Draft> pricesFirst(List<Draft> given) {
        return given.stream()
                .sorted((a, b) -> Boolean.compare(isPrice(b.text("ConditionType")), isPrice(a.text("ConditionType"))))
                .toList();
    }

    private static void take(Draft condition, ObjectNode record) {
        for (String field : List.of(
                "ConditionType",
                "ConditionRateValue",
                "ConditionCurrency",
                "ConditionQuantity",
                "ConditionQuantityUnit")) {
            condition.set(field, record.get(field).asText());
        }
        condition.setIfUnset(
                "ConditionCurrency", record.get("ConditionRateValueUnit").asText());
        condition.set("ConditionRecord", record.get("ConditionRecord").asText());
        condition.set("ConditionOrigin", "A");
    }

    private void complete(Draft condition, Draft item, int step) {
        String calculation = conditions.get(condition.text("ConditionType"));
        if (calculation == null) {
            throw SapError.refused(
                    "Condition type " + condition.text("ConditionType") + " is not defined in the pricing procedure.");
        }
        String currency = item.text("TransactionCurrency");
        if (!PERCENTAGE.equals(calculation)) {
            condition.setIfUnset("ConditionCurrency", currency);
            if (!condition.text("ConditionCurrency").equals(currency)) {
                throw SapError.refused("The condition's currency must be the document's, " + currency + ".");
            }
        }
        if (isPrice(condition.text("ConditionType"))) {
            condition.setIfUnset("ConditionQuantity", "1");
            condition.setIfUnset("ConditionQuantityUnit", item.text("RequestedQuantityUnit"));
        }
        condition.setIfUnset("PricingProcedureStep", Integer.toString(step));
        condition.setIfUnset("PricingProcedureCounter", "1");
        condition.set("ConditionCalculationType", calculation);
        condition.set("ConditionBaseValue", item.text("RequestedQuantity"));
        condition.set("TransactionCurrency", currency);
        condition.set("ConditionIsManuallyChanged", !condition.has("ConditionRecord"));
    }

    /** Prices an item anew for another quantity, and returns its net amount. */
    String reprice(ObjectNode item, String quantity) {
        String currency = item.get("TransactionCurrency").asText();
        BigDecimal net = BigDecimal.ZERO;
        List<ObjectNode> inSteps = entities.where(kind.itemConditions(), kind.ofItem(item)).stream()
                .sorted(Comparator.comparingInt(
                        condition -> condition.get("PricingProcedureStep").asInt()))
                .toList();
        for (ObjectNode condition : inSteps) {
            BigDecimal amount = amount(condition, quantity, net, currency);
            condition.put("ConditionAmount", amount.toPlainString());
            if (isPrice(condition.get("ConditionType").asText())) {
                condition.put("ConditionBaseValue", quantity);
            }
            entities.put(kind.itemConditions(), condition);
            net = net.add(amount);
        }
        return Money.rounded(net, currency).toPlainString();
    }

    private static BigDecimal amount(ObjectNode condition, String quantity, BigDecimal price, String currency) {
        BigDecimal rate = Money.in(condition, "ConditionRateValue");
        String calculation = condition.get("ConditionCalculationType").asText();
        if (PERCENTAGE.equals(calculation)) {
            condition.put("ConditionBaseValue", price.toPlainString());
            return Money.rounded(price.multiply(rate).movePointLeft(2), currency);
        }
        if (FIXED.equals(calculation)) {
            return Money.rounded(rate, currency);
        }
        BigDecimal total = rate.multiply(new BigDecimal(quantity));
        return Money.rounded(total.divide(Money.in(condition, "ConditionQuantity"), MathContext.DECIMAL128), currency);
    }
}

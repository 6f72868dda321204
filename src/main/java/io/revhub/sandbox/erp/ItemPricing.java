package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.SapError;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** Prices an item: each condition is rate x quantity / condition quantity, rounded to the currency; they add up. */
final class ItemPricing {

    private final Entities entities;
    private final List<String> priceConditions;

    ItemPricing(Entities entities, List<String> priceConditions) {
        this.entities = entities;
        this.priceConditions = priceConditions;
    }

    /** Fills the conditions of a new item and returns its net amount. */
    String price(Draft item) {
        String currency = item.text("TransactionCurrency");
        BigDecimal net = BigDecimal.ZERO;
        int step = 0;
        for (Draft condition : item.children("to_PricingElement")) {
            step += 10;
            complete(condition, item, step);
            BigDecimal amount = amount(condition.values(), item.text("RequestedQuantity"), currency);
            condition.set("ConditionAmount", amount.toPlainString());
            net = net.add(amount);
        }
        return Money.rounded(net, currency).toPlainString();
    }

    private void complete(Draft condition, Draft item, int step) {
        if (!priceConditions.contains(condition.text("ConditionType"))) {
            throw SapError.refused(
                    "Condition type " + condition.text("ConditionType") + " is not defined in the pricing procedure.");
        }
        String currency = item.text("TransactionCurrency");
        condition.setIfUnset("ConditionCurrency", currency);
        if (!condition.text("ConditionCurrency").equals(currency)) {
            throw SapError.refused("The condition's currency must be the order's, " + currency + ".");
        }
        condition.setIfUnset("PricingProcedureStep", Integer.toString(step));
        condition.setIfUnset("PricingProcedureCounter", "1");
        condition.setIfUnset("ConditionQuantity", "1");
        condition.setIfUnset("ConditionQuantityUnit", item.text("RequestedQuantityUnit"));
        condition.set("ConditionCalculationType", "C");
        condition.set("ConditionBaseValue", item.text("RequestedQuantity"));
        condition.set("TransactionCurrency", currency);
        condition.set("ConditionIsManuallyChanged", true);
    }

    /** Prices an item anew for another quantity, and returns its net amount. */
    String reprice(ObjectNode item, String quantity) {
        String currency = item.get("TransactionCurrency").asText();
        Map<String, String> ofItem = Map.of(
                "SalesOrder", item.get("SalesOrder").asText(),
                "SalesOrderItem", item.get("SalesOrderItem").asText());
        BigDecimal net = BigDecimal.ZERO;
        for (ObjectNode condition : entities.where("A_SalesOrderItemPrElement", ofItem)) {
            BigDecimal amount = amount(condition, quantity, currency);
            condition.put("ConditionAmount", amount.toPlainString()).put("ConditionBaseValue", quantity);
            entities.put("A_SalesOrderItemPrElement", condition);
            net = net.add(amount);
        }
        return Money.rounded(net, currency).toPlainString();
    }

    private static BigDecimal amount(ObjectNode condition, String quantity, String currency) {
        BigDecimal total = Money.in(condition, "ConditionRateValue").multiply(new BigDecimal(quantity));
        return Money.rounded(total.divide(Money.in(condition, "ConditionQuantity"), MathContext.DECIMAL128), currency);
    }
}

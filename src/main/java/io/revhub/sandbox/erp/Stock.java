package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.SapError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Unrestricted-use stock of products by plant. A product that nobody has received any of is not kept in stock here: its
 * goods issue is not checked, so that a landscape works without stock-taking.
 */
final class Stock {

    private static final String SET = "A_MatlStkInAcctMod";
    private static final String UNRESTRICTED = "01";

    private final Entities entities;

    Stock(Entities entities) {
        this.entities = entities;
    }

    /** Takes a delivery's item out of stock. */
    void issue(ObjectNode item) {
        move(item, Money.in(item, "ActualDeliveryQuantity").negate());
    }

    /** Brings a delivery's item back into stock. */
    void receive(ObjectNode item) {
        move(item, Money.in(item, "ActualDeliveryQuantity"));
    }

    /** Receives goods from outside; the product need not be kept in stock before. */
    void receive(String material, String plant, String unit, BigDecimal quantity) {
        ObjectNode stock = find(material, plant, unit).orElseGet(() -> {
            ObjectNode fresh = entities.initial(SET);
            fresh.put("Material", material)
                    .put("Plant", plant)
                    .put("MaterialBaseUnit", unit)
                    .put("InventoryStockType", UNRESTRICTED);
            return fresh;
        });
        put(stock, quantity);
    }

    private void move(ObjectNode item, BigDecimal quantity) {
        find(
                        item.get("Material").asText(),
                        item.get("Plant").asText(),
                        item.get("BaseUnit").asText())
                .ifPresent(stock -> put(stock, quantity));
    }

    private Optional<ObjectNode> find(String material, String plant, String unit) {
        List<String> key = List.of(material, plant, "", "", "", "", "", "", UNRESTRICTED, "", unit);
        return entities.find(SET, key.toArray(String[]::new));
    }

    private void put(ObjectNode stock, BigDecimal change) {
        BigDecimal left = Money.in(stock, "MatlWrhsStkQtyInMatlBaseUnit").add(change);
        if (left.signum() < 0) {
            throw SapError.refused("Stock of " + stock.get("Material").asText() + " in plant "
                    + stock.get("Plant").asText() + " would become " + Quantity.text(left) + ".");
        }
        stock.put("MatlWrhsStkQtyInMatlBaseUnit", Quantity.text(left));
        entities.put(SET, stock);
    }
}

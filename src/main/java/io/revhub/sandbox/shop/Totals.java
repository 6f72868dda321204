package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The totals of a cart or an order, computed whenever it is shown: {@code total = subtotal - discount_subtotal + tax_total -
 * credit_line_total}, unrounded; {@code discount_total} is gross.
 */
final class Totals {

    private static final String[] SUMMED = {
        "subtotal", "discount_subtotal", "discount_tax_total", "discount_total", "tax_total", "total", "original_total"
    };

    /** Assumption to check: at which digit the shop cuts; the real one left 58.87299999999999968 of 58.873. */
    private static final MathContext DIVIDED = new MathContext(17);

    private Totals() {}

    static ObjectNode put(ObjectNode order) {
        order.get("items").forEach(item -> line((ObjectNode) item, Figures.of(item, "unit_price"), quantity(item)));
        order.get("shipping_methods")
                .forEach(method -> line((ObjectNode) method, Figures.of(method, "amount"), BigDecimal.ONE));
        for (String total : SUMMED) {
            BigDecimal items = Figures.sum(order.get("items"), total);
            BigDecimal shipping = Figures.sum(order.get("shipping_methods"), total);
            Figures.put(order, "item_" + total, items);
            Figures.put(order, "shipping_" + total, shipping);
            Figures.put(order, total, items.add(shipping));
        }
        BigDecimal credited = Figures.sum(order.path("credit_lines"), "amount");
        Figures.put(order, "credit_line_total", credited);
        Figures.put(order, "total", Figures.of(order, "total").subtract(credited));
        return order;
    }

    private static BigDecimal quantity(JsonNode item) {
        return Figures.of(item, "quantity");
    }

    private static void line(ObjectNode line, BigDecimal price, BigDecimal quantity) {
        BigDecimal rate = Figures.sum(line.path("tax_lines"), "rate").movePointLeft(2);
        boolean inclusive = line.path("is_tax_inclusive").asBoolean();
        BigDecimal subtotal = beforeTax(price.multiply(quantity), rate, inclusive);
        BigDecimal discount = beforeTax(Figures.sum(line.path("adjustments"), "amount"), rate, inclusive);
        BigDecimal tax = subtotal.subtract(discount).multiply(rate);
        Figures.put(line, "subtotal", subtotal);
        Figures.put(line, "discount_subtotal", discount);
        Figures.put(line, "discount_tax_total", discount.multiply(rate));
        Figures.put(line, "discount_total", discount.add(discount.multiply(rate)));
        Figures.put(line, "tax_total", tax);
        Figures.put(line, "total", subtotal.subtract(discount).add(tax));
        Figures.put(line, "original_total", subtotal.add(subtotal.multiply(rate)));
    }

    /** What a price is without tax is cut at some digit, so the tax on it makes the price again but for a residue. */
    private static BigDecimal beforeTax(BigDecimal amount, BigDecimal rate, boolean inclusive) {
        return inclusive && rate.signum() != 0 ? amount.divide(BigDecimal.ONE.add(rate), DIVIDED) : amount;
    }
}

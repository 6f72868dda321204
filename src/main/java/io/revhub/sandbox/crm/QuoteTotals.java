package io.revhub.sandbox.crm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A quote's discount is what its lines' discounts come to. */
final class QuoteTotals implements Totals {

    @Override
    public void refresh(Row quote, List<Row> lines) {
        BigDecimal subtotal = Totals.sum(lines, "Subtotal");
        BigDecimal total = Totals.sum(lines, "TotalPrice");
        quote.set("Subtotal", subtotal);
        quote.set("TotalPrice", total);
        quote.set("LineItemCount", lines.size());
        quote.set("Discount", subtotal.signum() == 0 ? BigDecimal.ZERO.setScale(2) : percent(subtotal, total));
        grandTotal(quote);
    }

    static void grandTotal(Row quote) {
        quote.set(
                "GrandTotal",
                quote.decimal("TotalPrice").add(quote.decimal("Tax")).add(quote.decimal("ShippingHandling")));
    }

    private static BigDecimal percent(BigDecimal subtotal, BigDecimal total) {
        return subtotal.subtract(total).movePointRight(2).divide(subtotal, 2, RoundingMode.HALF_UP);
    }
}

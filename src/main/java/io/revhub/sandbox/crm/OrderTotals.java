package io.revhub.sandbox.crm;

import java.util.List;

/** An order's amount. */
final class OrderTotals implements Totals {

    @Override
    public void refresh(Row order, List<Row> lines) {
        order.set("TotalAmount", Totals.sum(lines, "TotalPrice"));
    }
}

package io.revhub.sandbox.crm;

import java.util.List;

/** An order's lines, locked with it. */
final class OrderItemRules implements Rules {

    private static final List<String> LOCKED = List.of("Quantity", "UnitPrice");

    private final LineRules lines;

    OrderItemRules(Org org) {
        this.lines = new LineRules(org, "OrderId", new OrderTotals());
    }

    @Override
    public void before(Change change) {
        if (OrderRules.active(lines.parent(change.after()))) {
            if (change.creates()) {
                throw locked();
            }
            OrderRules.lock(change, LOCKED);
        }
        boolean reduces = lines.parent(change.after()).flag("IsReductionOrder");
        if (change.after().decimal("Quantity").signum() < 0 != reduces) {
            throw SalesforceError.refused(
                    "FIELD_INTEGRITY_EXCEPTION",
                    reduces
                            ? "The quantity of a reduction order's product must be negative."
                            : "The quantity of an order's product must not be negative.",
                    "Quantity");
        }
        lines.before(change);
        change.after().set("AvailableQuantity", change.after().decimal("Quantity"));
    }

    @Override
    public void after(Row line) {
        lines.after(line);
    }

    @Override
    public void deleting(Row line) {
        if (OrderRules.active(lines.parent(line))) {
            throw locked();
        }
    }

    private static SalesforceError locked() {
        return SalesforceError.refused(
                "FIELD_INTEGRITY_EXCEPTION", "You can't add or remove products of an activated order.", "OrderId");
    }
}

package io.revhub.sandbox.crm;

import java.util.List;
import java.util.Map;

/** An order begins as a draft; activated, with products, most of it is locked. */
final class OrderRules implements Rules {

    private static final List<String> LOCKED = List.of(
            "AccountId", "EffectiveDate", "Pricebook2Id", "ContractId", "OpportunityId", "QuoteId", "CurrencyIsoCode");

    private final Org org;

    OrderRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        Row order = change.after();
        if (change.creates() && !order.text("Status").equals("Draft")) {
            throw SalesforceError.refused(
                    "FAILED_ACTIVATION",
                    "Choose a valid order status and save your changes. Ask your admin for details.",
                    "Status");
        }
        if (active(order) && change.was("Status", "Activated")) {
            lock(change, LOCKED);
        }
        if (change.becomes("Status", "Activated")) {
            activate(order, change.user());
        }
        order.set("StatusCode", order.text("Status"));
    }

    private void activate(Row order, String user) {
        if (org.where("OrderItem", Map.of("OrderId", order.id())).isEmpty()) {
            throw SalesforceError.refused("FAILED_ACTIVATION", "An order must have at least one product.");
        }
        order.set("ActivatedDate", org.now());
        order.set("ActivatedById", user);
    }

    static void lock(Change change, List<String> fields) {
        fields.stream().filter(change::moves).findFirst().ifPresent(field -> {
            throw SalesforceError.refused(
                    "FIELD_INTEGRITY_EXCEPTION", "You can't change " + field + " of an activated order.", field);
        });
    }

    static boolean active(Row order) {
        return "Activated".equals(order.text("Status"));
    }

    @Override
    public void deleting(Row order) {
        if (active(order)) {
            throw SalesforceError.refused("DELETE_FAILED", "An activated order cannot be deleted.");
        }
    }
}

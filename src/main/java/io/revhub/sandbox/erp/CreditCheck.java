package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Values;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the credit limit of a customer when an order is saved: open items and open orders together must not exceed it, or the
 * order is blocked. Customers without a credit account are not checked. Statuses: A ok, B blocked, D released. Assumptions:
 * segment 0000, net values of orders, amounts of one currency.
 */
final class CreditCheck {

    static final String BLOCKED_ORDERS = "A_CreditBlockedSalesDocument";

    private static final String SEGMENT = "0000";
    private static final String STATUS = "TotalCreditCheckStatus";
    private static final String RELEASED_UP_TO = "_releasedUpTo";

    private final Entities entities;
    private final OrderStatus orders;
    private final Clock clock;

    CreditCheck(Entities entities, OrderStatus orders, Clock clock) {
        this.entities = entities;
        this.orders = orders;
        this.clock = clock;
    }

    /** Checks an order anew. */
    void check(String number) {
        ObjectNode order = entities.find("A_SalesOrder", number).orElseThrow();
        Optional<ObjectNode> account = account(order.get("SoldToParty").asText());
        if (account.isEmpty() || isReleased(order)) {
            return;
        }
        boolean blocked = exceeds(account.get(), order);
        set(order, blocked ? "B" : "A");
    }

    private Optional<ObjectNode> account(String customer) {
        return entities.find("CreditManagementAccount", customer, SEGMENT);
    }

    /** What was released stays so while it does not grow. */
    private static boolean isReleased(ObjectNode order) {
        return "D".equals(order.get(STATUS).asText())
                && Money.in(order, "TotalNetAmount").compareTo(Money.in(order, RELEASED_UP_TO)) <= 0;
    }

    private boolean exceeds(ObjectNode account, ObjectNode order) {
        if (open(order).signum() == 0) {
            return false;
        }
        LocalDate until = Values.dateIn(account.get("CreditLimitValidityEndDate"));
        boolean over = until != null && until.isBefore(LocalDate.now(clock));
        BigDecimal limit = over ? BigDecimal.ZERO : Money.in(account, "CreditLimitAmount");
        BigDecimal exposure = exposure(order.get("SoldToParty").asText(), order);
        return account.get("CreditAccountIsBlocked").booleanValue()
                || exposure.add(open(order)).compareTo(limit) > 0;
    }

    private BigDecimal exposure(String customer, ObjectNode besides) {
        BigDecimal items = entities
                .where(Ledger.ITEMS, Map.of("Customer", customer, "FinancialAccountType", "D", "IsCleared", false))
                .stream()
                .map(item -> Money.in(item, "AmountInTransactionCurrency"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return entities.where("A_SalesOrder", Map.of("SoldToParty", customer)).stream()
                .filter(order -> !order.get("SalesOrder").equals(besides.get("SalesOrder")))
                .filter(order -> !"B".equals(order.get(STATUS).asText()))
                .map(this::open)
                .reduce(items, BigDecimal::add);
    }

    private BigDecimal open(ObjectNode order) {
        BigDecimal billed =
                entities
                        .where(
                                "A_SalesOrderItem",
                                Map.of("SalesOrder", order.get("SalesOrder").asText()))
                        .stream()
                        .map(item -> Quantity.sum(orders.billingItems(item), "NetAmount"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Money.in(order, "TotalNetAmount").subtract(billed).max(BigDecimal.ZERO);
    }

    /** Lets a blocked order through. */
    void release(ObjectNode order) {
        order.set(RELEASED_UP_TO, order.get("TotalNetAmount"));
        set(order, "D");
    }

    private void set(ObjectNode order, String status) {
        order.put(STATUS, status);
        entities.put("A_SalesOrder", order);
        ObjectNode blocked = entities.initial(BLOCKED_ORDERS);
        blocked.set("SalesDocument", order.get("SalesOrder"));
        if (!"B".equals(status)) {
            entities.remove(BLOCKED_ORDERS, blocked);
            return;
        }
        for (String taken : new String[] {
            "SalesOrganization",
            "SalesOffice",
            "SoldToParty",
            "CreationDate",
            "CreatedByUser",
            "OverallSDProcessStatus",
            STATUS
        }) {
            blocked.set(taken, order.get(taken));
        }
        blocked.put("SDDocumentCategory", "C").put("CentralCreditCheckStatus", status);
        blocked.set("CustomerCreditAccount", order.get("SoldToParty"));
        blocked.set("ControllingAreaCurrency", order.get("TransactionCurrency"));
        entities.put(BLOCKED_ORDERS, blocked);
    }

    /** The status of a delivery of a customer: blocked if its credit account is. */
    String ofDelivery(String customer) {
        return account(customer)
                .map(account -> account.get("CreditAccountIsBlocked").booleanValue() ? "B" : "A")
                .orElse("");
    }
}

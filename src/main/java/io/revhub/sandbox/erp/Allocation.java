package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.OpenItems.Group;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an amount that comes in pays of the items that it names: all of them, if need be with the cash discount that is still
 * granted on that day and with a small difference that is let go; else one after the other by their due dates, the last in
 * part. What is too much stays on account.
 */
record Allocation(FinanceSettings settings) {

    /** @param onAccount what is left of the amount */
    record Result(
            List<ObjectNode> cleared,
            Map<ObjectNode, BigDecimal> discounts,
            Map<ObjectNode, BigDecimal> parts,
            BigDecimal onAccount,
            String note) {}

    Result of(BigDecimal amount, LocalDate date, List<Group> groups) {
        BigDecimal open = groups.stream().map(Group::open).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal missing = open.subtract(amount);
        if (groups.isEmpty() || amount.signum() <= 0 && missing.signum() != 0) {
            return new Result(List.of(), Map.of(), Map.of(), amount, "On account");
        }
        if (missing.signum() <= 0) {
            String note = missing.signum() == 0 ? "Cleared" : "Cleared, the rest is on account";
            return new Result(items(groups), Map.of(), Map.of(), missing.negate(), note);
        }
        Map<ObjectNode, BigDecimal> granted = granted(date, groups);
        BigDecimal discount = granted.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (missing.compareTo(discount) <= 0 || settings.tolerates(missing.subtract(discount), open)) {
            return new Result(
                    items(groups), let(missing, granted, groups), Map.of(), BigDecimal.ZERO, "Cleared with a discount");
        }
        return settings.tolerates(missing, open)
                ? new Result(
                        items(groups),
                        let(missing, Map.of(), groups),
                        Map.of(),
                        BigDecimal.ZERO,
                        "Cleared in tolerance")
                : inPart(amount, groups);
    }

    private static List<ObjectNode> items(List<Group> groups) {
        return groups.stream().flatMap(group -> group.all().stream()).toList();
    }

    private static Map<ObjectNode, BigDecimal> granted(LocalDate date, List<Group> groups) {
        Map<ObjectNode, BigDecimal> granted = new LinkedHashMap<>();
        for (Group group : groups) {
            BigDecimal percent = Money.in(group.item(), "CashDiscount1Percent");
            String base = Rows.shown(group.item(), "DueCalculationBaseDate");
            long days = Money.in(group.item(), "CashDiscount1Days").longValue();
            if (percent.signum() > 0
                    && group.payments().isEmpty()
                    && !date.isAfter(LocalDate.parse(base).plusDays(days))) {
                BigDecimal amount = group.open().multiply(percent).movePointLeft(2);
                granted.put(
                        group.item(),
                        Money.rounded(
                                amount, group.item().get("TransactionCurrency").asText()));
            }
        }
        return granted;
    }

    // what is granted first, the rest at the last item
    private static Map<ObjectNode, BigDecimal> let(
            BigDecimal missing, Map<ObjectNode, BigDecimal> granted, List<Group> groups) {
        Map<ObjectNode, BigDecimal> let = new LinkedHashMap<>();
        BigDecimal left = missing;
        for (Map.Entry<ObjectNode, BigDecimal> one : granted.entrySet()) {
            BigDecimal part = one.getValue().min(left);
            if (part.signum() > 0) {
                let.put(one.getKey(), part);
                left = left.subtract(part);
            }
        }
        if (left.signum() > 0) {
            let.merge(groups.get(groups.size() - 1).item(), left, BigDecimal::add);
        }
        return let;
    }

    private static Result inPart(BigDecimal amount, List<Group> groups) {
        List<ObjectNode> cleared = new ArrayList<>();
        Map<ObjectNode, BigDecimal> parts = new LinkedHashMap<>();
        BigDecimal left = amount;
        for (Group group : groups) {
            if (group.open().compareTo(left) <= 0) {
                cleared.addAll(group.all());
                left = left.subtract(group.open());
            } else if (left.signum() > 0) {
                parts.put(group.item(), left);
                left = BigDecimal.ZERO;
            }
        }
        return new Result(cleared, Map.of(), parts, left, "Paid in part");
    }
}

package io.revhub.connector.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.partner.Taken.Rejected;
import io.revhub.document.BusinessKey;
import io.revhub.document.DocumentId;
import io.revhub.document.Likenesses;
import io.revhub.document.References;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks orders and takes those that are in order. An order is taken whole or not at all: one bad line rejects its order, and
 * no other.
 */
class OrderDesk {

    private final PartnerOrders orders;
    private final References references;
    private final Likenesses likenesses;

    OrderDesk(PartnerOrders orders, References references, Likenesses likenesses) {
        this.orders = orders;
        this.references = references;
        this.likenesses = likenesses;
    }

    /** @param cameIn the file's name, or how else it came */
    Taken take(Partner partner, String cameIn, List<OrderLine> lines) {
        List<String> accepted = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        Map<String, List<OrderLine>> byOrder = new LinkedHashMap<>();
        lines.forEach(line ->
                byOrder.computeIfAbsent(line.order(), o -> new ArrayList<>()).add(line));
        byOrder.forEach((number, own) -> {
            List<Rejected> wrong = check(partner, own);
            if (wrong.isEmpty()) {
                wrong = store(partner, cameIn, number, own);
            }
            if (wrong.isEmpty()) {
                accepted.add(number);
            }
            rejected.addAll(wrong);
        });
        return new Taken(accepted, rejected);
    }

    private List<Rejected> check(Partner partner, List<OrderLine> lines) {
        List<Rejected> wrong = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (OrderLine line : lines) {
            List<String> reasons = new ArrayList<>(line.wrongs());
            if (reasons.isEmpty()) {
                reasons.addAll(unknown(partner, line));
            }
            if (!line.belongsTo(lines.get(0).head())) {
                reasons.add("it says something else of the order than the order's first line");
            }
            if (!names.add(line.text("line"))) {
                reasons.add("the order has two lines " + line.text("line"));
            }
            reasons.forEach(reason -> wrong.add(new Rejected(line.at(), line.order(), reason)));
        }
        return wrong;
    }

    private List<String> unknown(Partner partner, OrderLine line) {
        List<String> reasons = new ArrayList<>();
        if (product(line.text("sku")) == null) {
            reasons.add("the product " + line.text("sku") + " is not known");
        }
        String buyer = buyer(partner, line);
        int accounts = accounts(buyer).size();
        if (accounts != 1) {
            reasons.add(
                    (accounts == 0 ? "no account has" : accounts + " accounts have") + " the VAT id \"" + buyer + "\"");
        }
        return reasons;
    }

    private List<Rejected> store(Partner partner, String cameIn, String number, List<OrderLine> lines) {
        OrderLine first = lines.get(0);
        ObjectNode order = first.head();
        order.put("partner", partner.name()).put("model", partner.model());
        order.put("account", accounts(buyer(partner, first)).iterator().next().value());
        ArrayNode stored = order.putArray("lines");
        lines.forEach(line -> stored.add(line.line().put("product", product(line.text("sku")))));
        JsonNode there = orders.store(partner.name(), number, order, cameIn);
        return there.equals(order)
                ? List.of()
                : List.of(new Rejected(
                        first.at(), number, "an order with this number was taken before, and it was another one"));
    }

    private static String buyer(Partner partner, OrderLine line) {
        return partner.paysItself() ? partner.vatId() : line.text("customerVatId");
    }

    /** A group of companies shares a VAT id: then it does not tell whose order it is. */
    private Set<DocumentId> accounts(String vatId) {
        return likenesses.like("account", List.of(new BusinessKey("vatId", vatId)));
    }

    private String product(String sku) {
        return references
                .byKey("product", new BusinessKey("sku", sku))
                .map(DocumentId::value)
                .orElse(null);
    }
}

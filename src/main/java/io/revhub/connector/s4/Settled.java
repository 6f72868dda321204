package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of an item on a customer's account is settled by a clearing.
 *
 * @param amount without a sign
 * @param residual whether the rest becomes a new item, and this one is cleared; else an item of which something is left stays open
 */
record Settled(ObjectNode item, BigDecimal amount, boolean residual) {

    /**
     * The items of the wanted entries in the order of the entries; whole ones where the mapping names no amounts,
     * and where an entry has several.
     *
     * @param items of the ERP, as they were read
     */
    static List<Settled> of(JsonNode wanted, List<ObjectNode> items) {
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < wanted.path("entries").size(); i++) {
            Entry entry = Entry.of(wanted.path("entries").get(i).asText());
            String amount = wanted.path("amounts").path(i).asText();
            boolean residual = wanted.path("kind").asText().equals("residual");
            List<ObjectNode> ofEntry = items.stream()
                    .filter(item -> Entry.ofItem(item).equals(entry))
                    .toList();
            boolean whole = amount.isEmpty() || ofEntry.size() > 1;
            ofEntry.forEach(item ->
                    settled.add(new Settled(item, whole ? open(item).abs() : new BigDecimal(amount), residual)));
        }
        return settled;
    }

    private static BigDecimal open(JsonNode item) {
        return new BigDecimal(item.path("AmountInTransactionCurrency").asText());
    }

    /** What is left of the item; negative if more is wanted than it has. */
    BigDecimal rest() {
        return open(item).abs().subtract(amount);
    }

    /** Whether the item stays open. */
    boolean isInPart() {
        return rest().signum() > 0 && !residual;
    }

    /** The settled amount with the item's sign. */
    BigDecimal signed() {
        return open(item).signum() < 0 ? amount.negate() : amount;
    }
}

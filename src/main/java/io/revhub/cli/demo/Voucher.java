package io.revhub.cli.demo;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/**
 * A journal entry as it stands in the ERP's books.
 *
 * @param record company code, fiscal year and number
 * @param type DR customer invoice, DZ customer payment, SA general
 */
public record Voucher(String record, String type, String text, List<Item> items) {

    /**
     * @param side S debit, H credit
     * @param account without leading zeros
     * @param amount without a sign
     * @param open whether it is an item that is to be cleared
     */
    record Item(
            String side,
            String account,
            String name,
            BigDecimal amount,
            String currency,
            boolean open,
            boolean cleared) {}

    /** Credits less debits on these accounts. */
    public BigDecimal credited(Collection<String> accounts) {
        return items.stream()
                .filter(item -> accounts.contains(item.account()))
                .map(item ->
                        item.side().equals("H") ? item.amount() : item.amount().negate())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether nothing of it is open any more. */
    public boolean isCleared() {
        return items.stream().filter(Item::open).allMatch(Item::cleared);
    }
}

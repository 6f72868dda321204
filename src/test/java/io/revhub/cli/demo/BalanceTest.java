package io.revhub.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.cli.demo.Voucher.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final Accounts ACCOUNTS = new Accounts(Map.of(
            "DEB",
            "12100000",
            "VAT",
            "22000000",
            "DEF",
            "23900000",
            "RP",
            "41000000",
            "RS",
            "41100000",
            "RA",
            "41200000"));
    private static final BigDecimal QUOTED = new BigDecimal("13389.87");

    private final Billing.Invoice contract = invoice("9945.00");
    private final Billing.Invoice fulfilment = invoice("3444.87");
    private final Voucher ofContract = voucher(
            item("S", "12100000", "11834.55"), item("H", "23900000", "9945.00"), item("H", "22000000", "1889.55"));
    private final Voucher ofFulfilment = voucher(
            item("S", "12100000", "4099.40"),
            item("H", "41000000", "944.87"),
            item("H", "41100000", "2500.00"),
            item("H", "22000000", "654.53"));

    @Test
    void theWorkedCaseComesToTheCent() {
        Balance balance = balance(List.of(contract, fulfilment), List.of(ofContract, ofFulfilment));

        assertThat(balance.line())
                .isEqualTo("quoted=13389.87 recognised=3444.87 deferred=9945.00 uninvoiced=0.00 difference=0.00"
                        + " currency=EUR basis=net");
        assertThat(balance.isEven()).isTrue();
    }

    @Test
    void whatIsInvoicedButNotBookedIsADifference() {
        Balance balance = balance(List.of(contract, fulfilment), List.of(ofContract));

        assertThat(balance.line()).contains("recognised=0.00", "uninvoiced=0.00", "difference=3444.87");
        assertThat(balance.isEven()).isFalse();
    }

    @Test
    void whatIsNotInvoicedYetIsNoDifference() {
        Balance balance = balance(List.of(fulfilment), List.of(ofFulfilment));

        assertThat(balance.line()).contains("deferred=0.00", "uninvoiced=9945.00", "difference=0.00");
        assertThat(balance.isEven()).isTrue();
    }

    @Test
    void releasedDeferralsAreRecognised() {
        Voucher release = voucher(item("S", "23900000", "435.95"), item("H", "41200000", "435.95"));

        Balance balance = balance(List.of(contract, fulfilment), List.of(ofContract, ofFulfilment, release));

        assertThat(balance.line()).contains("recognised=3880.82", "deferred=9509.05", "difference=0.00");
    }

    @Test
    void anEntryIsClearedWhenAllItsOpenItemsAre() {
        assertThat(voucher(open(true), item("H", "41000000", "1.00")).isCleared())
                .isTrue();
        assertThat(voucher(open(true), open(false)).isCleared()).isFalse();
    }

    private static Balance balance(List<Billing.Invoice> invoices, List<Voucher> vouchers) {
        return Balance.of(QUOTED, invoices, vouchers, ACCOUNTS, "EUR");
    }

    private static Billing.Invoice invoice(String net) {
        return new Billing.Invoice("id", "1", "account", new BigDecimal(net), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Voucher voucher(Item... items) {
        return new Voucher("1010/2026/1", "DR", "", List.of(items));
    }

    private static Item item(String side, String account, String amount) {
        return new Item(side, account, "", new BigDecimal(amount), "EUR", false, false);
    }

    private static Item open(boolean cleared) {
        return new Item("S", "12100000", "", BigDecimal.ONE, "EUR", true, cleared);
    }
}

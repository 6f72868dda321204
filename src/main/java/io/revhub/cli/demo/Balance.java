package io.revhub.cli.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * The hub's equation, net: quoted = recognised + deferred + not yet invoiced, each figure from the system that knows it.
 *
 * @param quoted what is signed in the CRM
 * @param recognised credited to revenue in the ERP
 * @param deferred the balance of deferred revenue in the ERP
 * @param uninvoiced quoted, less what billing has invoiced
 */
public record Balance(
        BigDecimal quoted, BigDecimal recognised, BigDecimal deferred, BigDecimal uninvoiced, String currency) {

    public static Balance of(
            BigDecimal quoted,
            Collection<Billing.Invoice> invoices,
            Collection<Voucher> vouchers,
            Accounts accounts,
            String currency) {
        BigDecimal invoiced = invoices.stream().map(Billing.Invoice::net).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Balance(
                quoted,
                credited(vouchers, accounts.revenue()),
                credited(vouchers, accounts.deferred()),
                quoted.subtract(invoiced),
                currency);
    }

    private static BigDecimal credited(Collection<Voucher> vouchers, Collection<String> accounts) {
        return vouchers.stream().map(v -> v.credited(accounts)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal difference() {
        return quoted.subtract(recognised).subtract(deferred).subtract(uninvoiced);
    }

    boolean isEven() {
        return difference().signum() == 0;
    }

    /** For programs to read. */
    String line() {
        return "quoted=" + cents(quoted) + " recognised=" + cents(recognised) + " deferred=" + cents(deferred)
                + " uninvoiced=" + cents(uninvoiced) + " difference=" + cents(difference()) + " currency=" + currency
                + " basis=net";
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }
}

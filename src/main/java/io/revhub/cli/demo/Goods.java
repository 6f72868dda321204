package io.revhub.cli.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * A product and the line of the quote that sells it.
 *
 * @param sku without the suffix that tells the runs apart
 * @param unit the CRM's word
 * @param price list price of one unit
 * @param net what is signed for the whole line
 * @param invoiceOn what makes it due
 */
public record Goods(
        String sku,
        String name,
        String kind,
        String unit,
        BigDecimal price,
        int quantity,
        int discount,
        BigDecimal net,
        String invoiceOn) {

    /** What is sold: devices, their installation, and a year of the service for 25 users. */
    static final List<Goods> SOLD = List.of(
            of("FLT-DEV", "Fleet tracking device", "goods", "Each", "349.95", 3, 10, "944.87", "fulfilment"),
            of("FLT-ONB", "Onboarding", "service", "Each", "2500.00", 1, 0, "2500.00", "fulfilment"),
            of("FLT-PRO", "Fleet Pro, user and year", "subscription", "User", "468.00", 25, 15, "9945.00", "schedule"));

    private static Goods of(
            String sku,
            String name,
            String kind,
            String unit,
            String price,
            int quantity,
            int discount,
            String net,
            String invoiceOn) {
        return new Goods(
                sku, name, kind, unit, new BigDecimal(price), quantity, discount, new BigDecimal(net), invoiceOn);
    }

    boolean isSubscription() {
        return kind.equals("subscription");
    }

    /** The SKU in one run. */
    String sku(Run run) {
        return sku + "-" + run.suffix();
    }
}

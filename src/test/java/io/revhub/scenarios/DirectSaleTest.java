package io.revhub.scenarios;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Case A of the finance rules: a direct sale, what is due when, and what is booked. */
@ExtendWith(World.Shared.class)
class DirectSaleTest {

    private final World world;

    DirectSaleTest(World world) {
        this.world = world;
    }

    @Test
    void everyLineIsInvoicedByItsOwnTrigger() {
        world.provisioning.hold(true);
        LocalDate signed = world.today();
        LocalDate starts = signed.plusDays(5);
        LocalDate done = signed.plusDays(10);
        Agreement nordwind = Offer.in(world)
                .from(starts.toString(), 12)
                .line("Fleet tracking device", "goods", 3, "349.95", "10", "944.87", "fulfilment")
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .line("Fleet Pro, user and year", "subscription", 25, "468.00", "15", "9945.00", "schedule")
                .signed();
        nordwind.erpHas();

        world.on(starts);
        nordwind.erpHas("DR " + starts + " S DEB 11834.55 H DEF 9945.00 H VAT 1889.55");

        world.on(done);
        nordwind.isProvisioned();
        nordwind.erpHas(
                "DR " + starts + " S DEB 11834.55 H DEF 9945.00 H VAT 1889.55",
                "DR " + done + " S DEB 4099.40 H RP 944.87 H RS 2500.00 H VAT 654.53");

        nordwind.pays("11834.55").pays("4099.40");
        nordwind.erpHasClearedAll().hubTells("difference", "0.00");
    }

    @Test
    void whatIsFulfilledOnADayIsOneInvoiceAndOneTransferPaysAll() {
        world.provisioning.hold(true);
        LocalDate month = world.today().with(TemporalAdjusters.firstDayOfNextMonth());
        world.on(month.withDayOfMonth(10));
        LocalDate starts = month.withDayOfMonth(15);
        LocalDate some = month.withDayOfMonth(20);
        LocalDate monthEnd = month.with(TemporalAdjusters.lastDayOfMonth());
        LocalDate done = month.plusMonths(1).withDayOfMonth(5);
        LocalDate paid = done.plusDays(28);
        String start = "DR " + starts + " S DEB 11834.55 H DEF 9945.00 H VAT 1889.55";
        String two = "DR " + some + " S DEB 749.59 H RP 629.91 H VAT 119.68";
        String rest = "DR " + done + " S DEB 3349.80 H RP 314.96 H RS 2500.00 H VAT 534.84";
        Agreement nordwind = Offer.in(world)
                .from(starts.toString(), 12)
                .paymentTerms("net30-daily")
                .line("Fleet tracking device", "goods", 3, "349.95", "10", "944.87", "delivery")
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .line("Fleet Pro, user and year", "subscription", 25, "468.00", "15", "9945.00", "schedule")
                .signed();

        world.on(starts);
        nordwind.erpHas(start);

        world.on(some);
        nordwind.isDelivered("10", 2).isFulfilled(1).erpHas(start);
        world.atTheEndOf(some);
        nordwind.erpHas(start, two);

        world.on(monthEnd);
        nordwind.erpHasCommission("SA " + monthEnd + " S COM 669.49 H COML 669.49")
                .erpHas(start, two)
                .hubTells("uninvoiced", "2814.96");

        world.on(done);
        nordwind.isDelivered("10", 1).isProvisioned().isFulfilled(3).erpHas(start, two);
        world.atTheEndOf(done);
        nordwind.erpHas(start, two, rest);

        world.on(paid);
        nordwind.transfers("11834.55", "11834.55")
                .transfers("4099.39", "749.59", "3349.80")
                .erpHasPosted(
                        "DZ " + paid + " S 11001000 11834.55 H DEB 11834.55",
                        "DZ " + paid + " S 11001000 4099.39 H DEB 4099.39")
                .erpHasClearedAll()
                .billingIsOwed("0")
                .hubTells("uninvoiced", "0.00")
                .hubTells("recognised", "3444.87")
                .hubTells("deferred", "9945.00")
                .hubTells("difference", "0.00");
    }

    @Test
    void whoPaysInTwoPartsHasNothingOpenInTheEnd() {
        Agreement sale = Offer.in(world)
                .line("Set-up", "service", 1, "1000.00", "0", "1000.00", "order")
                .signed();

        sale.pays("700.00", "1190.00").billingIsOwed("490.00").erpLeavesOpen("490.00");
        sale.pays("490.00", "1190.00").billingIsOwed("0").erpHasClearedAll().erpLeavesOpen("0");
    }

    @Test
    void fiveUsersMoreAreInvoicedForTheDaysThatAreLeft() {
        world.on("2026-07-15");
        String today = world.today().toString();

        Offer.in(world)
                .from("2026-07-15", 9)
                .line("Fleet Pro, five users more", "subscription", 5, "351.32", "15", "1493.11", "schedule")
                .signed()
                .erpHas("DR " + today + " S DEB 1776.80 H DEF 1493.11 H VAT 283.69");
    }

    @Test
    void theCommissionIsBookedAtTheEndOfTheMonth() {
        Agreement sale = Offer.in(world)
                .from(world.today().plusDays(200).toString(), 12)
                .line("Fleet Pro, user and year", "subscription", 25, "535.59", "0", "13389.87", "schedule")
                .signed();
        LocalDate monthEnd = world.today().with(TemporalAdjusters.lastDayOfMonth());

        world.on(monthEnd);

        sale.erpHasCommission("SA " + monthEnd + " S COM 669.49 H COML 669.49");
    }

    @Test
    void whatIsDueOnOrderIsInvoicedAtOnce() {
        String today = world.today().toString();

        Offer.in(world)
                .line("Set-up", "service", 1, "500.00", "0", "500.00", "order")
                .signed()
                .erpHas("DR " + today + " S DEB 595.00 H RS 500.00 H VAT 95.00")
                .customerCanReadInvoice("595.00");
    }
}

package io.revhub.scenarios;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What billing gives back is booked, and is owed again. */
@ExtendWith(World.Shared.class)
class RefundTest {

    private final World world;

    RefundTest(World world) {
        this.world = world;
    }

    @Test
    void whatBillingGivesBackIsOwedAgainAndClearedWhenItIsPaidAgain() {
        LocalDate today = world.today();
        String invoice = "DR " + today + " S DEB 119.00 H DEF 100.00 H VAT 19.00";
        String payment = "DZ " + today + " S BANK 119.00 H DEB 119.00";
        String refund = "DZ " + today + " S DEB 119.00 H BANK 119.00";
        Agreement sale = Offer.in(world)
                .from(today.toString(), 1)
                .renews("not")
                .line("Fleet Pro, one month", "subscription", 1, "100.00", "0", "100.00", "schedule")
                .signed();
        sale.erpHas(invoice).pays("119.00").erpHas(invoice, payment).erpHasClearedAll();

        sale.isGivenBack("119.00");

        sale.erpHas(invoice, payment, refund).erpLeavesOpen("119.00").billingIsOwed("119.00");

        sale.pays("119.00");

        sale.erpHas(invoice, payment, refund, payment).erpHasClearedAll().billingIsOwed("0.00");
    }
}

package io.revhub.scenarios;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Case B's dollars: what is sold abroad bears no tax, and what a currency gains until it is paid is no revenue. */
@ExtendWith(World.Shared.class)
class AbroadTest {

    private final World world;

    AbroadTest(World world) {
        this.world = world;
    }

    @Test
    void whatIsSoldInDollarsIsBookedAtTheDaysRateAndItsGainWhenItIsPaid() {
        String today = world.today().toString();
        Agreement sale = Offer.in(world)
                .abroad("United States")
                .currency("USD")
                .from(today, 12)
                .line("Fleet Pro, one year", "subscription", 1, "1200.00", "0", "1200.00", "schedule")
                .signed()
                .erpHas("DR " + today + " S DEB 1200.00 H DEF 1200.00 H VAT 0.00")
                .erpHasInEuros("S DEB 1105.99 H DEF 1105.99 H VAT 0.00");

        sale.transfersDollars("1200.00", "1119.40");

        sale.erpHasPosted("DZ " + today + " S 11001000 1200.00 H DEB 1200.00 H 72500000 0.00")
                .erpHasInEuros(
                        "S DEB 1105.99 H DEF 1105.99 H VAT 0.00", "S 11001000 1119.40 H DEB 1105.99 H 72500000 13.41")
                .erpHasClearedAll()
                .billingIsOwed("0")
                .hubTells("deferred", "1200.00")
                .hubTells("difference", "0.00");
    }
}

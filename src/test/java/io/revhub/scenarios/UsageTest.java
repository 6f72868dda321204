package io.revhub.scenarios;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was used is charged when its month is closed, by tiers; what is reported later, with the next closing. */
@ExtendWith(World.Shared.class)
class UsageTest {

    private final World world;

    UsageTest(World world) {
        this.world = world;
    }

    @Test
    void whatWasUsedIsChargedByTiersAndWhatIsReportedLateWithTheNextClosing() {
        world.provisioning.hold(false);
        LocalDate month = world.today().with(TemporalAdjusters.firstDayOfNextMonth());
        LocalDate closing = month.plusMonths(1).plusDays(3);
        LocalDate next = closing.plusMonths(1);
        String onTime = "DR " + closing + " S DEB 278.46 H RA 234.00 H VAT 44.46";
        String late = "DR " + next + " S DEB 10.71 H RA 9.00 H VAT 1.71";
        world.on(month);
        Agreement calls = Offer.in(world)
                .from(month.toString(), 12)
                .line("API calls", "usage", 12000, "0.05", "10", "540.00", "usage")
                .signed()
                .isMetered("10", month, 7000);

        calls.erpHas();
        world.on(closing);
        calls.erpHas(onTime);

        world.on(closing.plusDays(1));
        calls.isMetered("10", month, 7400);
        world.on(next);
        calls.erpHas(onTime, late).hubTells("uninvoiced", "297.00").hubTells("difference", "0.00");
    }
}

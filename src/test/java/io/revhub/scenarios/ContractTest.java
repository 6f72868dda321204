package io.revhub.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to a contract after it was signed: it is amended, ends before its time, or goes on. */
@ExtendWith(World.Shared.class)
class ContractTest {

    private static final LocalDate BEFORE_LEAP_DAY = LocalDate.of(2027, 2, 1);

    private final World world;
    private LocalDate start;

    ContractTest(World world) {
        this.world = world;
    }

    @BeforeEach
    void startsToday() {
        world.provisioning.hold(true);
        start = world.today();
    }

    @Test
    void whoCancelsIsCreditedWhatIsNotUsed() {
        // of 365 days: without the leap day of 2028, however far other scenarios have moved the time
        LocalDate from = start.isBefore(BEFORE_LEAP_DAY) ? start : BEFORE_LEAP_DAY;
        Agreement sale = fleetPro(from);

        sale.isCancelledOn(from.plusDays(107));

        sale.erpHas(invoiced(), "DG " + start + " H DEB 8332.82 S DEF 7002.37 S VAT 1330.45")
                .hubTells("uninvoiced", "0.00")
                .hubTells("difference", "0.00");
    }

    @Test
    void whoseCancellationIsApprovedMayUseItUntilTheLastDayAndIsCreditedOnce() {
        LocalDate lastDay = start.plusDays(9);
        int days = (int) ChronoUnit.DAYS.between(start, start.plusMonths(1));
        String invoice = "DR " + start + " S DEB %s H DEF %s H VAT %s".formatted(tenADay(days));
        String credit = "DG " + start + " H DEB %s S DEF %s S VAT %s".formatted(tenADay(days - 10));
        Agreement sale = Offer.in(world)
                .renews("not")
                .from(start.toString(), 1)
                .line("Fleet Pro, by the day", "subscription", days, "10.00", "0", days + "0.00", "schedule")
                .signed()
                .mayUse(String.valueOf(days))
                .erpHas(invoice);

        sale.asksToEndOn(lastDay).erpHas(invoice);
        sale.cancellationIsApproved();

        sale.erpHas(invoice, credit).hubTells("difference", "0.00").mayUse(String.valueOf(days));
        world.on(lastDay.plusDays(1));
        sale.mayUseNothingMore();
    }

    @Test
    void fiveUsersFewerAreCreditedUntilTheContractsEnd() {
        LocalDate less = start.plusDays(91);
        Agreement sale = fleetPro(start).mayUse("25");

        Offer.in(world)
                .to(sale.customer())
                .amending(sale.contractInCrm())
                .from(less.toString(), 9)
                .fewer(sale, 5, "351.32", "15", "-1493.11")
                .signed()
                .crmHasReductionOrder();
        sale.crmHasContractNet("8451.89").mayUse("25");
        world.on(less);

        sale.erpHas(invoiced(), "DG " + less + " H DEB 1776.80 S DEF 1493.11 S VAT 283.69")
                .mayUse("20")
                .hubTells("uninvoiced", "0.00")
                .hubTells("difference", "0.00");
    }

    @Test
    void whoGivesAllUpByQuoteIsCreditedAndMayUseNothingMore() {
        LocalDate from = start.isBefore(BEFORE_LEAP_DAY) ? start : BEFORE_LEAP_DAY;
        LocalDate over = from.plusDays(108);
        Agreement sale = fleetPro(from);

        Offer.in(world)
                .to(sale.customer())
                .amending(sale.contractInCrm())
                .from(over.toString(), 9)
                .fewer(sale, 25, "329.53", "15", "-7002.37")
                .signed();
        world.on(over);

        sale.erpHas(invoiced(), "DG " + world.today() + " H DEB 8332.82 S DEF 7002.37 S VAT 1330.45")
                .mayUseNothingMore()
                .hubTells("difference", "0.00");
    }

    @Test
    void whoGoesOnWithAPartnerIsCreditedWhatTheDirectContractDoesNotUse() {
        LocalDate from = start.isBefore(BEFORE_LEAP_DAY) ? start : BEFORE_LEAP_DAY;
        LocalDate partner = from.plusDays(108);
        Agreement direct = fleetPro(from);

        Agreement byPartner = Offer.in(world)
                .replacing(direct.contractInCrm())
                .from(partner.toString(), 12)
                .line("Fleet Pro, user and year", "subscription", 25, "400.00", "15", "8500.00", "schedule")
                .signed();

        direct.erpHas(invoiced(), "DG " + start + " H DEB 8332.82 S DEF 7002.37 S VAT 1330.45")
                .hubTells("uninvoiced", "0.00")
                .hubTells("difference", "0.00");
        byPartner.crmHasContractNet("8500.00");
    }

    @Test
    void fiveUsersMoreAreInvoicedUntilTheContractsEndAndCountInIt() {
        LocalDate more = start.plusDays(91);
        Agreement sale = fleetPro(start);

        Offer.in(world)
                .to(sale.customer())
                .amending(sale.contractInCrm())
                .from(more.toString(), 9)
                .line("Fleet Pro, user and year", "subscription", 5, "351.32", "15", "1493.11", "schedule")
                .signed();
        sale.crmHasContractNet("11438.11");
        world.on(more);

        sale.erpHas(invoiced(), "DR " + more + " S DEB 1776.80 H DEF 1493.11 H VAT 283.69")
                .hubTells("difference", "0.00");
    }

    @Test
    void whatRenewsByItselfIsInvoicedForItsNextTerm() {
        LocalDate next = start.plusMonths(1);
        Agreement sale = Offer.in(world)
                .renews("automatically")
                .from(start.toString(), 1)
                .line("Fleet Pro, one month", "subscription", 1, "100.00", "0", "100.00", "schedule")
                .signed();
        sale.erpHas("DR " + start + " S DEB 119.00 H DEF 100.00 H VAT 19.00");

        world.on(next);

        sale.erpHas(
                        "DR " + start + " S DEB 119.00 H DEF 100.00 H VAT 19.00",
                        "DR " + next + " S DEB 119.00 H DEF 100.00 H VAT 19.00")
                .hubTells("difference", "0.00");
    }

    @Test
    void whatEndsIsOfferedAgainSomeTimeBefore() {
        LocalDate end = start.plusMonths(4).minusDays(1);
        Agreement sale = Offer.in(world)
                .from(start.toString(), 4)
                .line("Fleet Pro, four months", "subscription", 1, "400.00", "0", "400.00", "schedule")
                .signed();
        String contract = sale.contractInCrm();

        world.on(end.minusDays(90));

        World.soon("the opportunity that renews " + contract)
                .untilAsserted(() -> assertThat(world.crm.query(
                                "SELECT Name, StageName, CloseDate, Amount FROM Opportunity WHERE ContractId = '"
                                        + contract + "'"))
                        .singleElement()
                        .satisfies(opportunity -> {
                            assertThat(opportunity.path("StageName").asText()).isEqualTo("Prospecting");
                            assertThat(opportunity.path("CloseDate").asText()).isEqualTo(end.toString());
                            assertThat(opportunity.path("Amount").decimalValue())
                                    .isEqualByComparingTo("400");
                        }));
    }

    @Test
    void whatIsInForceMayBeUsedUntilTheLastDay() {
        LocalDate end = start.plusMonths(1).minusDays(1);
        Agreement sale = Offer.in(world)
                .renews("not")
                .from(start.toString(), 1)
                .line("Fleet Pro, one month", "subscription", 10, "10.00", "0", "100.00", "schedule")
                .signed();
        sale.mayUse("10");

        world.on(end.plusDays(1));

        sale.mayUseNothingMore();
    }

    private Agreement fleetPro(LocalDate from) {
        return Offer.in(world)
                .from(from.toString(), 12)
                .line("Fleet Pro, user and year", "subscription", 25, "468.00", "15", "9945.00", "schedule")
                .signed()
                .erpHas(invoiced());
    }

    private String invoiced() {
        return "DR " + start + " S DEB 11834.55 H DEF 9945.00 H VAT 1889.55";
    }

    // gross, net and tax
    private static Object[] tenADay(int days) {
        return Stream.of("11.90", "10.00", "1.90")
                .map(day -> new BigDecimal(day).multiply(BigDecimal.valueOf(days)))
                .toArray();
    }
}

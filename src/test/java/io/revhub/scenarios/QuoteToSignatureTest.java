package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A quote is held against the rules, approved, sent on paper, signed, and becomes a contract and an order. */
@ExtendWith(World.Shared.class)
class QuoteToSignatureTest {

    private static final String SIGNER = "einkauf@nordwind.example";

    private final World world;

    QuoteToSignatureTest(World world) {
        this.world = world;
    }

    @Test
    void whatIsWithinTheRulesIsSentAndSignedWithoutAnybodysHelp() {
        Proposal proposal = Offer.in(world)
                .line("Fleet Pro, user and year", "subscription", 25, "468.00", "15", "9945.00", "schedule")
                .submitted(SIGNER)
                .isSoonNoted("nothing goes beyond the rules")
                .isSoon("Presented");

        Agreement agreement = proposal.isSigned();

        soon("contract and order").untilAsserted(() -> {
            assertThat(world.crm.query("SELECT Id FROM Contract WHERE Status = 'Activated' AND Name = '"
                            + agreement.quote().replace("Q-", "C-") + "'"))
                    .hasSize(1);
            assertThat(world.crm.query("SELECT Contract.Name FROM Order WHERE Status = 'Activated' AND Name = '"
                            + agreement.quote().replace("Q-", "O-") + "'"))
                    .singleElement()
                    .satisfies(order -> assertThat(order.at("/Contract/Name").asText())
                            .isEqualTo(agreement.quote().replace("Q-", "C-")));
            assertThat(world.crm
                            .query("SELECT StageName FROM Opportunity WHERE Id = '" + proposal.opportunity() + "'")
                            .get(0)
                            .path("StageName")
                            .asText())
                    .isEqualTo("Closed Won");
        });
    }

    @Test
    void whatGoesBeyondTheRulesIsSentWhenSomebodyWhoMayHasApprovedIt() {
        Proposal proposal = Offer.in(world)
                .costing("240.00")
                .line("Fleet tracking device", "goods", 3, "349.95", "30", "734.90", "fulfilment")
                .submitted(SIGNER)
                .isSoon("In Review")
                .isSoonNoted("more than 15 % below its list price");

        proposal.approvedAs("manager").isSoonNoted("Review 2").isSoon("In Review");
        assertThat(proposal.wasSent()).isFalse();

        proposal.approvedAs("director").isSoon("Presented").isSigned();
    }

    @Test
    void askingAgainAfterAChangeIsAnotherRound() {
        Proposal proposal = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "20", "2000.00", "fulfilment")
                .paymentTerms("net60")
                .submitted(SIGNER)
                .isSoon("In Review");

        // before the hub has read what it wrote
        proposal.asks().isSoonNoted("Review 2").isSoon("In Review");
    }

    @Test
    void aCustomerMayDecline() {
        Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .submitted(SIGNER)
                .isDeclined("Zu teuer – später vielleicht")
                .isSoon("Denied")
                .isSoonNoted("Zu teuer – später vielleicht");
    }

    @Test
    void whatWasSentToBeSignedIsNotChangedUnderTheSignersHand() {
        Proposal proposal = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .submitted(SIGNER)
                .isSoon("Presented");

        proposal.changesQuantity(2).isSoonParked("already, as another document");
    }

    @Test
    void nothingIsBookedThatNobodyWasAllowedToSell() {
        Proposal cheap = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "50", "1250.00", "fulfilment")
                .presented();
        cheap.accepted();
        Proposal late = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .until(world.today().minusDays(1).toString())
                .presented();
        late.accepted();

        cheap.isSoonParked("without approval");
        late.isSoonParked("held only until");
    }

    @Test
    void anOpportunityIsWonOnce() {
        Proposal first = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .presented();
        Agreement won = first.accepted();
        soon("the order")
                .until(() -> !world.hub.records(won.quote(), "order", "crm").isEmpty());

        Proposal second = Offer.in(world)
                .to(won.customer())
                .in(first.opportunity())
                .line("Onboarding", "service", 1, "2600.00", "0", "2600.00", "fulfilment")
                .presented();
        second.accepted();

        second.isSoonParked("won by quote " + first.number());
    }
}

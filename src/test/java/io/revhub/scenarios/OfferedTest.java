package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Document;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is offered stands in the ERP and in the shop, and what is agreed in the ERP. */
@ExtendWith(World.Shared.class)
class OfferedTest {

    private final World world;

    OfferedTest(World world) {
        this.world = world;
    }

    @Test
    void whatTheCustomerHasSeenIsAQuotationToTheCent() {
        Proposal proposal = Offer.in(world)
                .line("Fleet tracking device", "goods", 3, "349.95", "10", "944.87", "fulfilment")
                .presented();

        JsonNode quotation = quotation(proposal);

        assertThat(new BigDecimal(quotation.path("TotalNetAmount").asText())).isEqualByComparingTo("944.87");
        assertThat(quotation.path("BindingPeriodValidityEndDate").asText()).startsWith("/Date(");
    }

    @Test
    void whatIsOfferedAnewIsShownInTheShopInThePlaceOfWhatWasOfferedBefore() {
        Proposal proposal = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .presented();
        soon(proposal.number() + " in the shop")
                .until(() -> world.shop.offers(proposal.number()).size() == 1);

        proposal.offersAnew("2400.00");

        soon(proposal.number() + " in the shop, anew")
                .untilAsserted(() -> assertThat(world.shop.offers(proposal.number()))
                        .singleElement()
                        .satisfies(draft ->
                                assertThat(draft.path("total").decimalValue()).isEqualByComparingTo("2856.00")));
    }

    @Test
    void whatTheCustomerDeclinedIsRejectedThereAndShownNoMore() {
        Proposal proposal = offeredUntil(world.today().plusDays(30));

        proposal.isDeclined("Zu teuer").isSoon("Denied");

        isWithdrawn(proposal);
    }

    @Test
    void whatNobodyHasSignedInTimeIsNoOfferAnyMore() {
        Proposal proposal = offeredUntil(world.today().plusDays(2));

        world.on(world.today().plusDays(4));

        proposal.isSoonNoted("Signature: expired");
        isWithdrawn(proposal);
    }

    /** A quote that the customer can sign, and that ERP and shop have. */
    private Proposal offeredUntil(LocalDate day) {
        Proposal proposal = Offer.in(world)
                .line("Onboarding", "service", 1, "2500.00", "0", "2500.00", "fulfilment")
                .until(day.toString())
                .submitted("einkauf@nordwind.example")
                .isSoon("Presented");
        quotation(proposal);
        soon(proposal.number() + " in the shop")
                .untilAsserted(() -> assertThat(world.shop.offers(proposal.number()))
                        .as("draft orders")
                        .hasSize(1));
        return proposal;
    }

    private void isWithdrawn(Proposal proposal) {
        soon("the rejection of " + proposal.number())
                .untilAsserted(() -> assertThat(quotation(proposal).at("/to_Item/results"))
                        .singleElement()
                        .satisfies(item -> assertThat(
                                        item.path("SalesDocumentRjcnReason").asText())
                                .isEqualTo("Z1")));
        soon(proposal.number() + " gone from the shop")
                .until(() -> world.shop.offers(proposal.number()).isEmpty());
    }

    @Test
    void whatWasAgreedForAPeriodIsAContractThatEndsWhenItIsCancelled() {
        LocalDate start = world.today();
        Agreement sale = Offer.in(world)
                .from(start.toString(), 1)
                .renews("not")
                .line("Fleet Pro, one month", "subscription", 10, "10.00", "0", "100.00", "schedule")
                .signed();
        String number = sale.quote().replace("Q-", "C-");
        JsonNode contract = record("contract", number, "SalesContract");
        String end = contract.path("SalesContractValidityEndDate").asText();
        assertThat(new BigDecimal(contract.at("/to_Item/results/0/NetAmount").asText()))
                .isEqualByComparingTo("100.00");

        sale.isCancelledOn(start.plusDays(9));

        soon("the new end of " + number)
                .untilAsserted(() -> assertThat(record("contract", number, "SalesContract")
                                .path("SalesContractValidityEndDate")
                                .asText())
                        .isNotEqualTo(end));
    }

    private JsonNode quotation(Proposal proposal) {
        return record("quote", proposal.number(), "SalesQuotation");
    }

    private JsonNode record(String document, String number, String type) {
        soon(number + " in the ERP").until(() -> number(document, number).isPresent());
        return world.erp.salesDocument(type, number(document, number).orElseThrow());
    }

    private Optional<String> number(String type, String number) {
        Optional<Document> document = world.store.document(type, number);
        return document.flatMap(one -> world.store.record(one, "erp"));
    }
}

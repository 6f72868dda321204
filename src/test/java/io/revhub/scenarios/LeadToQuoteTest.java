package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is qualified becomes an opportunity with products, and that a draft of a quote, without anybody typing it again. */
@ExtendWith(World.Shared.class)
class LeadToQuoteTest {

    private final World world;

    LeadToQuoteTest(World world) {
        this.world = world;
    }

    @Test
    void aQualifiedLeadIsAnOpportunityWithWhatItAskedForAndThenADraftOfAQuote() {
        String lead = lead("Hafenkran & Söhne " + world.unique());
        asksFor(lead, "Fleet tracking device", "goods", 3, "349.95");
        asksFor(lead, "Fleet Pro, user and year", "subscription", 25, "468.00");

        world.crm.change("Lead", lead, Map.of("Status", "Qualified"));

        String opportunity = soonConverted(lead);
        soon("the products of the opportunity")
                .untilAsserted(() -> assertThat(
                                world.crm.query("SELECT Amount, HasOpportunityLineItem FROM Opportunity WHERE Id = '"
                                        + opportunity + "'"))
                        .singleElement()
                        .satisfies(one ->
                                assertThat(one.path("Amount").decimalValue()).isEqualByComparingTo("12749.85")));

        world.crm.change("Opportunity", opportunity, Map.of("StageName", "Proposal/Price Quote"));

        soon("the draft of the quote")
                .untilAsserted(() -> assertThat(quotes(opportunity))
                        .singleElement()
                        .satisfies(quote -> {
                            assertThat(quote.path("Status").asText()).isEqualTo("Draft");
                            assertThat(quote.path("GrandTotal").decimalValue()).isEqualByComparingTo("12749.85");
                            assertThat(quote.at("/QuoteLineItems/records"))
                                    .extracting(line ->
                                            line.path("RevHub_InvoiceOn__c").asText())
                                    .containsExactly("fulfilment", "schedule");
                        }));

        String quote = quotes(opportunity).get(0).path("Id").asText();
        soon("the quote as the CRM numbers it")
                .until(() -> world.store
                        .document(
                                "quote",
                                "Q-"
                                        + quotes(opportunity)
                                                .get(0)
                                                .path("QuoteNumber")
                                                .asText())
                        .isPresent());
        world.crm.change("Opportunity", opportunity, Map.of("StageName", "Negotiation/Review"));
        world.crm.change("Quote", quote, Map.of("Description", "shown on the phone"));
        soon("the opportunity as it is now")
                .until(() -> world.store.newest("opportunity").stream()
                        .anyMatch(one -> one.body().path("stage").asText().equals("Negotiation/Review")));
        assertThat(quotes(opportunity)).hasSize(1);
    }

    @Test
    void whoIsNotQualifiedYetStaysALead() {
        String open = lead("Offen " + world.unique());
        String qualified = lead("Bereit " + world.unique());

        world.crm.change("Lead", open, Map.of("Status", "Working - Contacted"));
        world.crm.change("Lead", qualified, Map.of("Status", "Qualified"));

        soonConverted(qualified);
        assertThat(seen(open).path("IsConverted").asBoolean()).isFalse();
    }

    private String lead(String company) {
        return world.crm.create(
                "Lead",
                Map.of(
                        "LastName",
                        "Vogt",
                        "FirstName",
                        "Eva",
                        "Company",
                        company,
                        "Country",
                        "Germany",
                        "Email",
                        "vogt-" + world.unique() + "@hafenkran.example",
                        "CurrencyIsoCode",
                        "EUR"));
    }

    private void asksFor(String lead, String name, String kind, int quantity, String price) {
        String product = world.crm.product("P-" + world.unique(), name, kind);
        world.crm.price(product, world.crm.standardPriceBook(), price, "EUR");
        world.crm.create(
                "RevHub_LeadProduct__c", Map.of("Lead__c", lead, "Product__c", product, "Quantity__c", quantity));
    }

    private String soonConverted(String lead) {
        soon("the conversion of lead " + lead)
                .until(() -> seen(lead).path("IsConverted").asBoolean());
        return seen(lead).path("ConvertedOpportunityId").asText();
    }

    private JsonNode seen(String lead) {
        return world.crm
                .query("SELECT IsConverted, ConvertedOpportunityId FROM Lead WHERE Id = '" + lead + "'")
                .get(0);
    }

    private List<JsonNode> quotes(String opportunity) {
        return world.crm.query("SELECT Id, QuoteNumber, Status, GrandTotal,"
                + " (SELECT RevHub_InvoiceOn__c FROM QuoteLineItems ORDER BY Id) FROM Quote WHERE OpportunityId = '"
                + opportunity + "'");
    }
}

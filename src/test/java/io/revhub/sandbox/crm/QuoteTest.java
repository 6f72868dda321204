package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.CrmClient.Answer;
import org.junit.jupiter.api.Test;

class QuoteTest extends Selling {

    @Test
    void caseAOfTheFinanceRulesComesToTheCent() {
        String quote = quote();
        String l1 = line(quote, entry("349.95"), "\"Quantity\":3,\"UnitPrice\":349.95,\"Discount\":10");
        line(quote, entry("2500"), "\"Quantity\":1,\"UnitPrice\":2500");
        line(quote, entry("468"), "\"Quantity\":25,\"UnitPrice\":468.00,\"Discount\":15");
        crm.patch("/sobjects/Quote/" + quote, "{\"Tax\":2544.08}");

        JsonNode first = crm.read("QuoteLineItem", l1);
        JsonNode whole = crm.single(
                "SELECT Subtotal, TotalPrice, GrandTotal, LineItemCount, QuoteNumber, AccountId FROM Quote WHERE Id = '"
                        + quote + "'");
        assertThat(first.get("ListPrice").asText()).isEqualTo("349.95");
        assertThat(first.get("Subtotal").asText()).isEqualTo("1049.85");
        assertThat(whole.get("Subtotal").asText()).isEqualTo("15249.85");
        assertThat(first.get("TotalPrice").asText()).isEqualTo("944.87");
        assertThat(whole.get("TotalPrice").asText()).isEqualTo("13389.87");
        assertThat(whole.get("GrandTotal").asText()).isEqualTo("15933.95");
        assertThat(whole.get("LineItemCount").asInt()).isEqualTo(3);
        assertThat(whole.get("AccountId").asText()).isEqualTo(account);
    }

    @Test
    void aLineTouchesItsQuoteOnlyWhereTotalsChange() {
        String quote = quote();
        String line = line(quote, entry("10"), "\"Quantity\":1,\"UnitPrice\":10");
        String before = stamp("Quote", quote);

        crm.patch("/sobjects/QuoteLineItem/" + line, "{\"Description\":\"only words\"}");
        assertThat(stamp("Quote", quote)).isEqualTo(before);
        crm.patch("/sobjects/QuoteLineItem/" + line, "{\"Quantity\":2}");
        assertThat(stamp("Quote", quote)).isGreaterThan(before);
        crm.delete("/sobjects/QuoteLineItem/" + line);
        assertThat(crm.read("Quote", quote).get("TotalPrice").asText()).isEqualTo("0.0");
    }

    private String stamp(String type, String id) {
        return crm.read(type, id).get("SystemModstamp").asText();
    }

    @Test
    void totalsCannotBeWritten() {
        Answer answer = crm.patch("/sobjects/Quote/" + quote(), "{\"GrandTotal\":1}");

        assertThat(answer.error()).isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(answer.body().at("/0/fields/0").asText()).isEqualTo("GrandTotal");
    }

    @Test
    void anAcceptedQuoteLeavesItsOpportunityOpen() {
        String quote = quote();

        assertThat(crm.patch("/sobjects/Quote/" + quote, "{\"Status\":\"Accepted\"}")
                        .status())
                .isEqualTo(204);

        assertThat(crm.read("Opportunity", opportunity).get("IsClosed").asBoolean())
                .isFalse();
    }

    @Test
    void theStageSaysWhetherAnOpportunityIsWon() {
        assertThat(crm.read("Opportunity", opportunity).get("Probability").decimalValue())
                .isEqualByComparingTo("75");

        crm.patch("/sobjects/Opportunity/" + opportunity, "{\"StageName\":\"Closed Won\"}");

        JsonNode won = crm.read("Opportunity", opportunity);
        assertThat(won.get("IsWon").asBoolean()).isTrue();
        assertThat(won.get("IsClosed").asBoolean()).isTrue();
        assertThat(won.get("ForecastCategoryName").asText()).isEqualTo("Closed");
        assertThat(won.get("Probability").decimalValue()).isEqualByComparingTo("100");
    }

    @Test
    void productsDecideAnOpportunitysAmount() {
        crm.create("OpportunityLineItem", """
                {"OpportunityId":"%s","PricebookEntryId":"%s","Quantity":2,"UnitPrice":50}
                """.formatted(opportunity, entry("50")));

        crm.patch("/sobjects/Opportunity/" + opportunity, "{\"Amount\":7}");

        assertThat(crm.read("Opportunity", opportunity).get("Amount").asText()).isEqualTo("100.0");
    }

    @Test
    void aQuoteIsDeletedWithItsLines() {
        String quote = quote();
        String line = line(quote, entry("10"), "\"Quantity\":1,\"UnitPrice\":10");

        crm.delete("/sobjects/Quote/" + quote);

        assertThat(crm.get("/sobjects/QuoteLineItem/" + line).error()).isEqualTo("ENTITY_IS_DELETED");
    }

    @Test
    void aRepAcceptsAQuoteOnItsPage() {
        String quote = quote();
        String page = "/lightning/r/Quote/" + quote;
        assertThat(crm.page("/").text()).contains("/lightning/o/Quote/list");
        assertThat(crm.page("/lightning/o/Quote/list").text()).contains(quote);
        assertThat(crm.page("/" + quote).headers().firstValue("Location").orElseThrow())
                .contains(page + "/view");
        assertThat(crm.page(page + "/view").text()).contains(">Accept<").contains("Nordwind");

        crm.form(page + "/accept", "");

        assertThat(crm.read("Quote", quote).get("Status").asText()).isEqualTo("Accepted");
        assertThat(crm.read("Quote", quote).get("RevHub_AcceptedDate__c").isNull())
                .isFalse();
        assertThat(crm.page(page + "/view").text()).doesNotContain(">Accept<");
    }

    @Test
    void aRepEditsARecordOnItsPageAndIsToldWhatIsRefused() {
        String account = crm.create("Account", "{\"Name\":\"Nordwind\",\"Phone\":\"1\",\"AnnualRevenue\":1.10}");
        String page = "/lightning/r/Account/" + account;
        assertThat(crm.page(page + "/view").text()).contains(">Save<");

        crm.form(page + "/edit", "Name=Nordwind+AG&Phone=&AnnualRevenue=2.20&Id=other&IsDeleted=true");
        String refused = crm.form(page + "/edit", "Name=&AnnualRevenue=much").text();

        assertThat(crm.read("Account", account).get("Name").asText()).isEqualTo("Nordwind AG");
        assertThat(crm.read("Account", account).get("Phone").isNull()).isTrue();
        assertThat(crm.read("Account", account).get("AnnualRevenue").decimalValue())
                .isEqualByComparingTo("2.2");
        assertThat(refused).contains("much is no number");
        assertThat(crm.form(page + "/edit", "Name=").text()).contains("REQUIRED_FIELD_MISSING");
    }
}

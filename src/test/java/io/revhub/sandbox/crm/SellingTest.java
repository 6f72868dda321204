package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.CrmClient.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SellingTest {

    private final CrmClient crm = new CrmClient();
    private String book;
    private String account;
    private String opportunity;

    @BeforeEach
    void givenAnOpportunity() {
        book = crm.single("SELECT Id FROM Pricebook2 WHERE IsStandard = true")
                .get("Id")
                .asText();
        account = crm.create("Account", "{\"Name\":\"Nordwind\"}");
        opportunity = crm.create("Opportunity", """
                {"Name":"Fleet","AccountId":"%s","StageName":"Proposal/Price Quote","CloseDate":"2026-04-30","Pricebook2Id":"%s"}
                """.formatted(account, book));
    }

    private String entry(String price) {
        return entry(
                crm.create("Product2", "{\"Name\":\"Device\",\"ProductCode\":\"D-1\",\"IsActive\":true}"), book, price);
    }

    private String entry(String product, String inBook, String price) {
        return crm.post("/sobjects/PricebookEntry", priced(product, inBook, price))
                .id();
    }

    private static String priced(String product, String inBook, String price) {
        return """
                {"Product2Id":"%s","Pricebook2Id":"%s","UnitPrice":%s,"IsActive":true}
                """.formatted(product, inBook, price);
    }

    private String quote() {
        return crm.create("Quote", """
                {"Name":"Q","OpportunityId":"%s","Pricebook2Id":"%s","RevHub_SellingCompany__c":"1010"}
                """.formatted(opportunity, book));
    }

    private String line(String quote, String entry, String rest) {
        return crm.create(
                "QuoteLineItem", "{\"QuoteId\":\"" + quote + "\",\"PricebookEntryId\":\"" + entry + "\"," + rest + "}");
    }

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
        assertThat(first.get("TotalPrice")
                        .decimalValue()
                        .add(whole.get("TotalPrice").decimalValue()))
                .isEqualByComparingTo("14334.74");
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
    void aPriceNeedsTheStandardPriceFirst() {
        String product = crm.create("Product2", "{\"Name\":\"New\"}");
        String partners = crm.create("Pricebook2", "{\"Name\":\"Partners\",\"IsActive\":true}");

        Answer early = crm.post("/sobjects/PricebookEntry", priced(product, partners, "9"));
        assertThat(early.error()).isEqualTo("STANDARD_PRICE_NOT_DEFINED");
        entry(product, book, "10");
        assertThat(crm.post("/sobjects/PricebookEntry", priced(product, partners, "9"))
                        .status())
                .isEqualTo(201);
        assertThat(crm.post("/sobjects/PricebookEntry", priced(product, partners, "8"))
                        .error())
                .isEqualTo("DUPLICATE_VALUE");
    }

    private String order(String status) {
        return """
                {"AccountId":"%s","EffectiveDate":"2026-04-10","Status":"%s","Pricebook2Id":"%s","QuoteId":"%s"}
                """.formatted(account, status, book, quote());
    }

    private String item(String order, String entry) {
        return "{\"OrderId\":\"" + order + "\",\"PricebookEntryId\":\"" + entry + "\",\"Quantity\":3,\"UnitPrice\":5}";
    }

    @Test
    void anOrderIsActivatedWithItsProductsAndThenLocked() {
        assertThat(crm.post("/sobjects/Order", order("Activated")).error()).isEqualTo("FAILED_ACTIVATION");
        String order = crm.create("Order", order("Draft"));
        assertThat(activate(order).message()).isEqualTo("An order must have at least one product.");
        String item = crm.create("OrderItem", item(order, entry("5")));

        assertThat(activate(order).status()).isEqualTo(204);

        assertThat(crm.read("Order", order).get("TotalAmount").asText()).isEqualTo("15.0");
        assertThat(crm.read("Order", order).get("ActivatedDate").isNull()).isFalse();
        assertThat(crm.patch("/sobjects/Order/" + order, "{\"EffectiveDate\":\"2026-05-01\"}")
                        .status())
                .isEqualTo(400);
        assertThat(crm.post("/sobjects/OrderItem", item(order, entry("5"))).status())
                .isEqualTo(400);
        assertThat(crm.delete("/sobjects/OrderItem/" + item).status()).isEqualTo(400);
        assertThat(crm.patch("/sobjects/Order/" + order, "{\"RevHub_Status__c\":\"fulfilled\"}")
                        .status())
                .isEqualTo(204);
    }

    private Answer activate(String order) {
        return crm.patch("/sobjects/Order/" + order, "{\"Status\":\"Activated\"}");
    }

    @Test
    void anOrdersProductsAreOfItsPriceBookAndCurrency() {
        String product = crm.create("Product2", "{\"Name\":\"New\"}");
        entry(product, book, "10");
        String partners = crm.create("Pricebook2", "{\"Name\":\"Partners\",\"IsActive\":true}");
        String other = entry(product, partners, "9");
        String order = crm.create("Order", order("Draft"));

        Answer answer = crm.post("/sobjects/OrderItem", item(order, other));

        assertThat(answer.error()).isEqualTo("FIELD_INTEGRITY_EXCEPTION");
        assertThat(answer.message()).contains("pricebook entry is in a different pricebook");
    }

    @Test
    void aContractIsActivatedOnceAndEndsWithItsTerm() {
        String body = "{\"AccountId\":\"" + account + "\",\"StartDate\":\"2026-04-15\",\"ContractTerm\":12%s}";
        assertThat(crm.post("/sobjects/Contract", body.formatted(",\"Status\":\"Activated\""))
                        .error())
                .isEqualTo("FAILED_ACTIVATION");
        String contract = crm.create("Contract", body.formatted(""));

        crm.patch("/sobjects/Contract/" + contract, "{\"Status\":\"Activated\"}");

        assertThat(crm.read("Contract", contract).get("EndDate").asText()).isEqualTo("2027-04-14");
        assertThat(crm.patch("/sobjects/Contract/" + contract, "{\"Status\":\"Draft\"}")
                        .error())
                .isEqualTo("INVALID_STATUS");
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
}

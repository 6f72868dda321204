package io.revhub.sandbox.crm;

import org.junit.jupiter.api.BeforeEach;

/** An account with an opportunity, and the standard price book to sell from. */
abstract class Selling {

    final CrmClient crm = new CrmClient();
    String book;
    String account;
    String opportunity;

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

    String entry(String price) {
        return entry(
                crm.create("Product2", "{\"Name\":\"Device\",\"ProductCode\":\"D-1\",\"IsActive\":true}"), book, price);
    }

    String entry(String product, String inBook, String price) {
        return crm.post("/sobjects/PricebookEntry", priced(product, inBook, price))
                .id();
    }

    static String priced(String product, String inBook, String price) {
        return """
                {"Product2Id":"%s","Pricebook2Id":"%s","UnitPrice":%s,"IsActive":true}
                """.formatted(product, inBook, price);
    }

    String quote() {
        return crm.create("Quote", """
                {"Name":"Q","OpportunityId":"%s","Pricebook2Id":"%s","RevHub_SellingCompany__c":"1010"}
                """.formatted(opportunity, book));
    }

    String line(String quote, String entry, String rest) {
        return crm.create(
                "QuoteLineItem", "{\"QuoteId\":\"" + quote + "\",\"PricebookEntryId\":\"" + entry + "\"," + rest + "}");
    }
}

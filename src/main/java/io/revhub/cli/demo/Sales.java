package io.revhub.cli.demo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What people do in the CRM, from the product to the signature. */
public final class Sales {

    static final String CURRENCY = "EUR";

    private final Crm crm;
    private final Run run;
    private final Map<Goods, String> prices = new LinkedHashMap<>();
    private final String book;

    public Sales(Crm crm, Run run) {
        this.crm = crm;
        this.run = run;
        this.book = crm.standardPriceBook();
    }

    /** Products with their list prices. */
    public void setUpProducts() {
        for (Goods goods : Goods.SOLD) {
            String product = crm.create(
                    "Product2",
                    Map.of(
                            "ProductCode", goods.sku(run),
                            "Name", goods.name(),
                            "QuantityUnitOfMeasure", goods.unit(),
                            "RevHub_Kind__c", goods.kind(),
                            "IsActive", true));
            prices.put(
                    goods,
                    crm.create(
                            "PricebookEntry",
                            Map.of(
                                    "Pricebook2Id", book,
                                    "Product2Id", product,
                                    "UnitPrice", goods.price(),
                                    "CurrencyIsoCode", CURRENCY,
                                    "IsActive", true)));
        }
    }

    public String winCustomer() {
        return crm.create(
                "Account",
                Map.of(
                        "Name", "Nordwind Logistik GmbH",
                        "RevHub_Email__c", run.email(),
                        "RevHub_VatId__c", run.vatId(),
                        "Phone", "+49 40 1234567",
                        "BillingStreet", "Speicherstraße 12",
                        "BillingPostalCode", "20457",
                        "BillingCity", "Hamburg",
                        "BillingCountry", "Germany",
                        "CurrencyIsoCode", CURRENCY));
    }

    /** An opportunity with a quote that has been presented; returns the quote's id. */
    public String quote(String account) {
        String opportunity = crm.create(
                "Opportunity",
                Map.of(
                        "Name",
                        "Fleet of Nordwind " + run.suffix(),
                        "AccountId",
                        account,
                        "StageName",
                        "Proposal/Price Quote",
                        "CloseDate",
                        "2026-04-30",
                        "Pricebook2Id",
                        book,
                        "CurrencyIsoCode",
                        CURRENCY));
        String quote = crm.create("Quote", header(opportunity));
        prices.forEach((goods, price) -> crm.create("QuoteLineItem", line(quote, goods, price)));
        return quote;
    }

    private Map<String, Object> header(String opportunity) {
        Map<String, Object> quote = new HashMap<>();
        quote.put("Name", run.quote());
        quote.put("OpportunityId", opportunity);
        quote.put("Pricebook2Id", book);
        quote.put("Status", "Presented");
        quote.put("ExpirationDate", "2026-04-30");
        quote.put("RevHub_SellingCompany__c", "1010");
        quote.put("RevHub_StartDate__c", "2026-04-15");
        quote.put("RevHub_TermMonths__c", 12);
        quote.put("RevHub_PaymentTerms__c", "net30");
        return quote;
    }

    private static Map<String, Object> line(String quote, Goods goods, String price) {
        Map<String, Object> line = new HashMap<>();
        line.put("QuoteId", quote);
        line.put("PricebookEntryId", price);
        line.put("Quantity", goods.quantity());
        line.put("UnitPrice", goods.price());
        line.put("Discount", BigDecimal.valueOf(goods.discount()));
        line.put("RevHub_Net__c", goods.net());
        line.put("RevHub_InvoiceOn__c", goods.invoiceOn());
        return line;
    }

    public void sign(String quote) {
        crm.change("Quote", quote, Map.of("Status", "Accepted", "RevHub_AcceptedDate__c", "2026-04-10"));
    }
}

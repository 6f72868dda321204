package io.revhub.scenarios;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A quote that is put together in the CRM and signed there. */
final class Offer {

    private final World world;
    private final Map<String, Object> header = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final String number;
    private String currency = "EUR";
    private String country = "Germany";
    private String customer;
    private String opportunity;
    private String cost;
    private String fewerOf;

    private record Line(
            String name,
            String kind,
            int quantity,
            String price,
            String discount,
            String net,
            String invoiceOn,
            String cost) {}

    private Offer(World world) {
        this.world = world;
        this.number = "Q-2026-" + world.unique();
        header.put("RevHub_SellingCompany__c", "1010");
        header.put("RevHub_TermMonths__c", 12);
        header.put("RevHub_PaymentTerms__c", "net30");
    }

    static Offer in(World world) {
        return new Offer(world);
    }

    /** A line; its signed net amount is the authority. */
    Offer line(String name, String kind, int quantity, String price, String discount, String net, String invoiceOn) {
        lines.add(new Line(name, kind, quantity, price, discount, net, invoiceOn, cost));
        return this;
    }

    /** Fewer of what was bought before, by its first line; the net amount is negative. */
    Offer fewer(Agreement bought, int quantity, String price, String discount, String net) {
        this.fewerOf = world.crm
                .query("SELECT PricebookEntryId FROM QuoteLineItem WHERE Quote.Name = '" + bought.quote() + "'")
                .get(0)
                .path("PricebookEntryId")
                .asText();
        return line("Fewer", "subscription", -quantity, price, discount, net, "schedule");
    }

    /** Whom it is bought from, if not from 1010. */
    Offer of(String sellingCompany) {
        header.put("RevHub_SellingCompany__c", sellingCompany);
        return this;
    }

    Offer currency(String code) {
        this.currency = code;
        return this;
    }

    /** To a new customer of this country, who has no VAT id. */
    Offer abroad(String countryOfCustomer) {
        this.country = countryOfCustomer;
        return this;
    }

    Offer from(String startDate, int months) {
        header.put("RevHub_StartDate__c", startDate);
        header.put("RevHub_TermMonths__c", months);
        return this;
    }

    Offer paymentTerms(String terms) {
        header.put("RevHub_PaymentTerms__c", terms);
        return this;
    }

    /** For who has bought before; else there is a new customer. */
    Offer to(String accountInCrm) {
        this.customer = accountInCrm;
        return this;
    }

    /** What the next lines' products cost a piece. */
    Offer costing(String amount) {
        this.cost = amount;
        return this;
    }

    /** In an opportunity that there is. */
    Offer in(String opportunityInCrm) {
        this.opportunity = opportunityInCrm;
        return this;
    }

    /** Changes a contract that the CRM has. */
    Offer amending(String contractInCrm) {
        header.put("ContractId", contractInCrm);
        return this;
    }

    /** Takes over a contract that the CRM has. */
    Offer replacing(String contractInCrm) {
        header.put("RevHub_Replaces__c", contractInCrm);
        return this;
    }

    /** How it goes on after its end. */
    Offer renews(String how) {
        header.put("RevHub_Renews__c", how);
        return this;
    }

    Offer until(String day) {
        header.put("ExpirationDate", day);
        return this;
    }

    /** Signs it today. */
    Agreement signed() {
        return presented().accepted();
    }

    /** Shows it to the customer without asking anybody. */
    Proposal presented() {
        return put("Presented");
    }

    /** Asks whether it may be sent to this signer. */
    Proposal submitted(String signer) {
        header.put("Email", signer);
        Proposal proposal = put("Draft");
        return proposal.asks();
    }

    private Proposal put(String status) {
        String book = world.crm.standardPriceBook();
        String account = customer == null ? newCustomer() : customer;
        String where = opportunity == null ? newOpportunity(account, book) : opportunity;
        header.putIfAbsent("RevHub_StartDate__c", world.today().toString());
        header.putIfAbsent("ExpirationDate", world.today().plusDays(30).toString());
        header.putAll(Map.of("Name", number, "OpportunityId", where, "Pricebook2Id", book, "Status", status));
        String quote = world.crm.create("Quote", header);
        lines.forEach(line -> addTo(quote, book, line));
        return new Proposal(world, number, quote, where, account);
    }

    private String newOpportunity(String account, String book) {
        return world.crm.create(
                "Opportunity",
                Map.of(
                        "Name",
                        "Deal " + number,
                        "AccountId",
                        account,
                        "StageName",
                        "Proposal/Price Quote",
                        "CloseDate",
                        world.today().toString(),
                        "Pricebook2Id",
                        book,
                        "CurrencyIsoCode",
                        currency));
    }

    private String newCustomer() {
        Map<String, Object> account = new HashMap<>(Map.of(
                "Name",
                "Nordwind Logistik GmbH " + number,
                "RevHub_Email__c",
                "einkauf-" + number.toLowerCase() + "@nordwind.example",
                "BillingStreet",
                "Speicherstraße 12",
                "BillingPostalCode",
                "20457",
                "BillingCity",
                "Hamburg",
                "BillingCountry",
                country,
                "CurrencyIsoCode",
                currency));
        if (country.equals("Germany")) {
            account.put("RevHub_VatId__c", "DE1234" + number.substring(7) + "0");
        }
        return world.crm.create("Account", account);
    }

    private void addTo(String quote, String book, Line line) {
        String entry = fewerOf == null ? priced(book, line) : fewerOf;
        world.crm.create(
                "QuoteLineItem",
                Map.of(
                        "QuoteId",
                        quote,
                        "PricebookEntryId",
                        entry,
                        "Quantity",
                        line.quantity(),
                        "UnitPrice",
                        new BigDecimal(line.price()),
                        "Discount",
                        new BigDecimal(line.discount()),
                        "RevHub_Net__c",
                        new BigDecimal(line.net()),
                        "RevHub_InvoiceOn__c",
                        line.invoiceOn()));
    }

    private String priced(String book, Line line) {
        String sku = "P-" + world.unique() + (line.kind().equals("usage") ? "-CALLS" : "");
        String product = world.crm.product(sku, line.name(), line.kind());
        if (line.cost() != null) {
            world.crm.change("Product2", product, Map.of("RevHub_Cost__c", new BigDecimal(line.cost())));
        }
        return world.crm.price(product, book, line.price(), currency);
    }
}

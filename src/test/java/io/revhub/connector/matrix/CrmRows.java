package io.revhub.connector.matrix;

import static io.revhub.connector.matrix.BillingRows.three;

import io.revhub.connector.TestDelivery;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.matrix.Calls.CatchingUp;
import io.revhub.connector.matrix.Calls.Reading;
import io.revhub.connector.matrix.Calls.Writing;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.intake.Hint;
import io.revhub.sandbox.SystemClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the connector of Salesforce does. */
final class CrmRows {

    private static final String SYSTEM = "crm";
    private static final String API = "/services/data/v62.0";

    private final Ground ground;
    private final String account;
    private final String book;
    private final String price;

    CrmRows(Ground ground) {
        this.ground = ground;
        this.account = account().recordId();
        this.book = query("SELECT Id FROM Pricebook2 WHERE IsStandard = true");
        String product = create("Product2", "{'Name':'Device','IsActive':true}");
        this.price = create(
                "PricebookEntry",
                "{'Product2Id':'%s','Pricebook2Id':'%s','UnitPrice':5,'IsActive':true}".formatted(product, book));
    }

    List<Operation> all() {
        return List.of(
                new Writing("salesforce-sink", "one", SYSTEM, () -> List.of(delivery())),
                new Writing("salesforce-sink", "three", SYSTEM, () -> three(this::delivery)),
                new Writing("salesforce-sink", "another name", SYSTEM, this::renamed),
                new Writing("salesforce-sink", "an order with its items, activated", SYSTEM, () -> List.of(order())),
                new Writing("salesforce-sink", "three orders with their items", SYSTEM, () -> three(this::order)),
                new Writing("salesforce-lead-sink", "one", SYSTEM, () -> List.of(lead())),
                new Writing("salesforce-lead-sink", "three", SYSTEM, () -> three(this::lead)),
                new Reading(
                        "salesforce-reader",
                        "",
                        SYSTEM,
                        Map.of("query", "SELECT Id, Name, (SELECT Id FROM Cases) FROM Account"),
                        () -> List.of(account)),
                new CatchingUp("salesforce-catch-up-source", "", SYSTEM, Map.of("object", "Account"), this::account),
                new CrmEvents(ground, this::account));
    }

    private TestDelivery delivery() {
        return TestDelivery.of("account", UUID.randomUUID().toString(), SYSTEM, "{'Account':{'Name':'Nordwind'}}");
    }

    private List<TestDelivery> renamed() {
        TestDelivery there = delivery().brought(ground.calm().sink("salesforce-sink", SYSTEM, Map.of()));
        return List.of(there.changed("{'Account':{'Name':'Nordwind AG'}}", "{'Account':{'Name':'Nordwind AG'}}"));
    }

    private TestDelivery order() {
        String number = UUID.randomUUID().toString();
        String key = TestDelivery.of("order", number, SYSTEM, "{}").key();
        return TestDelivery.of("order", number, SYSTEM, """
                {'Order':{'AccountId':'%s','EffectiveDate':'2026-04-10','Pricebook2Id':'%s','Name':'O','Status':'Draft'},
                 'OrderItem lines/10':{'Order':{'RevHub_Key__c':'%s'},'PricebookEntryId':'%s','Quantity':3,'UnitPrice':5.00},
                 'OrderItem lines/20':{'Order':{'RevHub_Key__c':'%s'},'PricebookEntryId':'%s','Quantity':3,'UnitPrice':5.00},
                 'then':{'Order':{'Status':'Activated'}}}""".formatted(account, book, key, price, key, price));
    }

    private TestDelivery lead() {
        String lead = create("Lead", "{'LastName':'Lang','Company':'Nordwind','Status':'Qualified'}");
        return TestDelivery.of(
                        "lead", lead, SYSTEM, "{'convertedStatus':'Closed - Converted','opportunityName':'Nordwind'}")
                .knowing(List.of(PartReference.whole(new Reference(SYSTEM, "Lead", lead))));
    }

    /** A draft of a quote, as a rep begins it. */
    String quote() {
        String opportunity = create("Opportunity", """
                {'Name':'Fleet','AccountId':'%s','StageName':'Prospecting','CloseDate':'2027-04-30','Pricebook2Id':'%s'}""".formatted(account, book));
        String quote = create(
                "Quote",
                "{'Name':'Fleet quote','OpportunityId':'%s','Pricebook2Id':'%s'}".formatted(opportunity, book));
        create(
                "QuoteLineItem",
                "{'QuoteId':'%s','PricebookEntryId':'%s','Quantity':3,'UnitPrice':5.00}".formatted(quote, price));
        return quote;
    }

    private Hint account() {
        return new Hint("Account", create("Account", "{'Name':'Nordwind'}"));
    }

    private String create(String object, String fields) {
        return clerk().post(API + "/sobjects/" + object, fields)
                .json()
                .get("id")
                .asText();
    }

    private String query(String soql) {
        return clerk().get(API + "/query?q=" + JsonHttp.encoded(soql))
                .json()
                .at("/records/0/Id")
                .asText();
    }

    /** Logs in each time: faults may have ended every session. */
    private SystemClient clerk() {
        HttpRequest logIn = HttpRequest.newBuilder(
                        ground.landscape().address(SYSTEM).resolve("/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=revhub&client_secret=secret"))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(logIn, BodyHandlers.ofString())
                    .body();
            String token = JsonHttp.json(answer).get("access_token").asText();
            return ground.client(SYSTEM, Map.of("Authorization", "Bearer " + token));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

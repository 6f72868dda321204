package io.revhub.connector.s4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.odata.Connection;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.ODataClients;
import io.revhub.connector.odata.Query;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.erp.S4Hana;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The simulated ERP as the connector sees it, and deliveries to it. */
public final class Erp {

    static final ObjectMapper JSON = new ObjectMapper();

    private final Landscape landscape;
    private final Settings settings;
    private final Systems systems;
    private final ODataClients clients;
    final S4Configuration connector;

    /** The one that all tests share. */
    Erp() {
        this(TestLandscape.with(S4Hana.SYSTEM));
    }

    public Erp(Landscape landscape) {
        this.landscape = landscape;
        this.settings = new Settings(
                landscape.address("erp"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Map.of(
                        "username",
                        "REVHUB",
                        "password",
                        "secret",
                        "sap-client",
                        "100",
                        "events",
                        eventsAddress(),
                        "events-queue",
                        "revhub"));
        this.systems = new Systems(Map.of("erp", settings));
        this.clients = new ODataClients(systems, JSON);
        this.connector = new S4Configuration(systems, clients, landscape.clock());
    }

    public ODataClient client() {
        return clients.of("erp");
    }

    void fault(Fault.Kind kind, String method, String path) {
        landscape.faults("erp").set(new Fault(kind, method, path, 1));
    }

    /** How many calls reach the ERP while this is done; each is kept waiting for a moment, which counts it. */
    int calls(Runnable work) {
        landscape.faults("erp").clear();
        landscape.faults("erp").set(new Fault(Fault.Kind.LATENCY, null, null, 0, null, null, null, 0, null, 0, 1, 0));
        work.run();
        int calls = landscape.faults("erp").list().get(0).hits();
        landscape.faults("erp").clear();
        return calls;
    }

    Systems systems() {
        return systems;
    }

    private String eventsAddress() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(landscape.address("erp") + "/_sandbox/events"))
                .build();
        try {
            return json(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .get("address")
                    .asText();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What goes wrong with the next event: double, lose or reorder. */
    public void eventFault(String kind) {
        turn("/_sandbox/events/faults", "{\"kind\":\"" + kind + "\",\"times\":1}");
    }

    void period(String period, boolean open) {
        turn("/_sandbox/periods", "{\"companyCode\":\"1010\",\"period\":\"" + period + "\",\"open\":" + open + "}");
    }

    void pageSize(int entities) {
        turn("/_sandbox/page-size", "{\"entities\":" + entities + "}");
    }

    private void turn(String what, String how) {
        new Connection(settings).send("POST", what, Map.of("Content-Type", "application/json"), how);
    }

    void dunned(String date) {
        turn("/_sandbox/dunning-runs", "{\"companyCode\":\"1010\",\"date\":\"" + date + "\"}");
    }

    /** Goods that come into plant 1010. */
    public void receives(String material, String quantity) {
        turn(
                "/_sandbox/goods-receipts",
                "{\"material\":\"%s\",\"plant\":\"1010\",\"unit\":\"PC\",\"quantity\":%s}"
                        .formatted(material, quantity));
    }

    /** An entry on the customer's account, due on its day, with the other side on a ledger account. */
    public String entry(String customer, String type, String account, String amount, String date) {
        DocumentId document = document();
        boolean debit = !amount.startsWith("-");
        String other = debit ? "-" + amount : amount.substring(1);
        Sink entries = connector.journalEntries().sink("erp", Map.of());
        return id(write(entries, create(document, json("""
                {"AccountingDocumentType":"%1$s","DocumentReferenceID":"%2$s","DocumentHeaderText":"Entry","CreatedByUser":"REVHUB",
                 "CompanyCode":"1010","DocumentDate":"%8$s","PostingDate":"%8$s",
                 "Item":[{"ReferenceDocumentItem":"1","GLAccount":"%3$s","Amount":"%4$s","Currency":"EUR","DebitCreditCode":"%5$s"}],
                 "DebtorItem":[{"ReferenceDocumentItem":"2","Debtor":"%6$s","Amount":"%7$s","Currency":"EUR","DebitCreditCode":"%9$s",
                   "CashDiscountDays":"0","BaseDate":"%8$s"}],
                 "ProductTaxItem":[]}
                """.formatted(
                type, document.key(), account, other, debit ? "H" : "S", customer, amount, date, debit ? "S" : "H")))));
    }

    /** The billing document after a clerk has delivered so much of an item, issued the goods and billed the order. */
    public String billed(String order, String item, String quantity) {
        String delivery = click("/orders/" + order + "/deliver", item + "=" + quantity);
        click("/deliveries/" + delivery + "/goods-issue", "");
        return click("/orders/" + order + "/bill", "");
    }

    /** What the page leads to. */
    private String click(String page, String form) {
        return new Connection(settings)
                .send("POST", page, Map.of("Content-Type", "application/x-www-form-urlencoded"), form)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst(".*/", "");
    }

    public static DocumentId document() {
        return DocumentId.ofRecord(
                "test", new Reference("test", "Test", UUID.randomUUID().toString()));
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The delivery of a document that the ERP does not have yet. */
    public static Delivery create(DocumentId id, ObjectNode mapped) {
        return new Delivery(of(id), "erp", mapped, mapped, 0, Map.of());
    }

    /** The same delivery after the ERP has refused it. */
    static Delivery refused(Delivery delivery, int times) {
        return new Delivery(delivery.document(), "erp", delivery.mapped(), delivery.changes(), times, delivery.known());
    }

    /** The same document later, with changes. */
    public static Delivery update(Delivery before, List<PartReference> references, String changes) {
        Map<String, Reference> known = new HashMap<>();
        references.forEach(r -> known.put(r.part(), r.record()));
        return new Delivery(before.document(), "erp", before.mapped(), json(changes), 0, known);
    }

    /** The same document later: what the mapping makes of it now differs in all of this. */
    static Delivery update(Delivery before, List<PartReference> references, ObjectNode changed) {
        Map<String, Reference> known = new HashMap<>();
        references.forEach(r -> known.put(r.part(), r.record()));
        ObjectNode mapped = before.mapped().deepCopy();
        mapped.setAll(changed);
        return new Delivery(before.document(), "erp", mapped, changed, 0, known);
    }

    private static Document of(DocumentId id) {
        return new Document(id, "test", null, 1, JSON.createObjectNode(), false, null, TestLandscape.START);
    }

    static Shown look(Sink sink, Delivery delivery) {
        return sink.steps().get(0).look(List.of(delivery)).get(0);
    }

    public static Written write(Sink sink, Delivery delivery) {
        return sink.steps().get(0).write(List.of(delivery)).get(0);
    }

    /** The references that a write or a look-up ended with. */
    public static List<PartReference> references(Object outcome) {
        if (outcome instanceof Written.Made made) {
            return made.references();
        }
        if (outcome instanceof Shown.Existing existing) {
            return existing.references();
        }
        if (outcome instanceof Shown.Done done) {
            return done.references();
        }
        throw new AssertionError("No references: " + outcome);
    }

    public static String id(Object outcome) {
        return references(outcome).get(0).record().recordId();
    }

    /** A new customer's number. */
    public String customer() {
        return id(write(connector.businessPartners().sink("erp", Map.of()), partner()));
    }

    public static Delivery partner() {
        DocumentId id = document();
        return create(id, json("""
                {"BusinessPartnerCategory":"2","BusinessPartnerGrouping":"BP02","OrganizationBPName1":"Nordwind Logistik GmbH",
                 "to_BuPaIdentification":[{"BPIdentificationType":"HUB","BPIdentificationNumber":"%s"}],
                 "to_BusinessPartnerRole":[{"BusinessPartnerRole":"FLCU00"},{"BusinessPartnerRole":"FLCU01"}],
                 "to_BusinessPartnerAddress":[{"Country":"DE","CityName":"Berlin","PostalCode":"10115","StreetName":"Weg",
                   "to_EmailAddress":[{"EmailAddress":"a@b.de"}]}],
                 "to_Customer":{"to_CustomerCompany":[{"CompanyCode":"1010","ReconciliationAccount":"12100000"}],
                   "to_CustomerSalesArea":[{"SalesOrganization":"1010","DistributionChannel":"10","Division":"00","Currency":"EUR"}]}}
                """.formatted(id.value())));
    }

    /** A new product's key. */
    public String product() {
        return id(write(connector.products().sink("erp", Map.of()), productDelivery()));
    }

    public static Delivery productDelivery() {
        return create(
                document(), json("""
                {"Product":"P-%s","ProductType":"FERT","BaseUnit":"PC","to_Description":[{"Language":"EN","ProductDescription":"Device"}],
                 "to_SalesDelivery":[{"ProductSalesOrg":"1010","ProductDistributionChnl":"10"}]}
                """.formatted(UUID.randomUUID().toString().substring(0, 8))));
    }

    /** The delivery of an order of three pieces for 944.87 together. */
    public static Delivery order(DocumentId document, String customer, String product) {
        return create(document, json("""
                {"SalesOrderType":"ZRH","SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00",
                 "SoldToParty":"%s","TransactionCurrency":"EUR","PurchaseOrderByCustomer":"%s","to_Item":[%s]}
                """.formatted(customer, document.value(), item("10", product, "3", "944.87"))));
    }

    /** The delivery of a quotation of three pieces for 944.87 together. */
    public static Delivery quotation(DocumentId document, String customer, String product) {
        return create(document, json("""
                {"SalesQuotationType":"QT","SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00",
                 "SoldToParty":"%s","TransactionCurrency":"EUR","PurchaseOrderByCustomer":"%s",
                 "BindingPeriodValidityEndDate":"/Date(1798675200000)/","to_Item":[%s]}
                """.formatted(
                        customer,
                        document.value(),
                        item("10", product, "3", "944.87").replace("SalesOrderItem", "SalesQuotationItem"))));
    }

    /** The delivery of a contract over three pieces for 944.87 together. */
    public static Delivery contract(DocumentId document, String customer, String product) {
        return create(document, json("""
                {"SalesContractType":"CQ","SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00",
                 "SoldToParty":"%s","TransactionCurrency":"EUR","PurchaseOrderByCustomer":"%s",
                 "SalesContractValidityStartDate":"/Date(1775001600000)/","SalesContractValidityEndDate":"/Date(1838073600000)/",
                 "to_Item":[%s]}
                """.formatted(
                        customer,
                        document.value(),
                        item("10", product, "3", "944.87").replace("SalesOrderItem", "SalesContractItem"))));
    }

    public static String item(String number, String product, String quantity, String price) {
        return """
                {"SalesOrderItem":"%s","Material":"%s","RequestedQuantity":"%s","RequestedQuantityUnit":"PC",
                 "to_PricingElement":[{"ConditionType":"PPR0","ConditionRateValue":"%s","ConditionQuantity":"%s","ConditionCurrency":"EUR"}]}
                """.formatted(number, product, quantity, price, quantity);
    }

    JsonNode read(String service, String path) {
        return client().read(service, path, Query.ALL).orElseThrow();
    }
}

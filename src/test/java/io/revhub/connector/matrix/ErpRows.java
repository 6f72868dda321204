package io.revhub.connector.matrix;

import static io.revhub.connector.matrix.BillingRows.three;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.TestDelivery;
import io.revhub.connector.matrix.Calls.CatchingUp;
import io.revhub.connector.matrix.Calls.Reading;
import io.revhub.connector.matrix.Calls.Writing;
import io.revhub.connector.s4.Erp;
import io.revhub.delivery.Delivery;
import io.revhub.document.DocumentId;
import io.revhub.intake.Hint;
import io.revhub.sandbox.SystemClient;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** What the connector of S/4HANA does. */
final class ErpRows {

    private static final String SYSTEM = "erp";
    private static final Map<String, String> PRODUCTS =
            Map.of("service", "API_PRODUCT_SRV", "entitySet", "A_Product", "key", "Product");

    private final Ground ground;
    private final Erp erp;
    private final String customer;
    private final String product;
    private final String order;
    private final String invoice;
    private final String payment;

    ErpRows(Ground ground) {
        this.ground = ground;
        this.erp = new Erp(ground.landscape());
        this.customer = erp.customer();
        this.product = erp.product();
        this.order = ordered();
        this.invoice = erp.billed(order, "10", "3");
        this.payment = erp.entry(customer, "DZ", "11001090", "-100.00", "2026-04-20");
    }

    List<Operation> all() {
        return List.of(
                writing("s4-business-partner-sink", "one", Erp::partner),
                new Writing("s4-business-partner-sink", "three", SYSTEM, () -> three(of(Erp::partner))),
                new Writing("s4-business-partner-sink", "another name", SYSTEM, this::renamed),
                writing("s4-product-sink", "one", Erp::productDelivery),
                new Writing("s4-product-sink", "three", SYSTEM, () -> three(of(Erp::productDelivery))),
                writing("s4-sales-order-sink", "one", this::order),
                new Writing("s4-sales-order-sink", "three", SYSTEM, () -> three(of(this::order))),
                new Writing("s4-sales-order-sink", "another quantity", SYSTEM, this::more),
                writing("s4-sales-quotation-sink", "one", () -> Erp.quotation(Erp.document(), customer, product)),
                writing("s4-sales-contract-sink", "one", () -> Erp.contract(Erp.document(), customer, product)),
                writing("s4-journal-entry-sink", "one", this::entry),
                new Writing("s4-journal-entry-sink", "three", SYSTEM, () -> three(of(this::entry))),
                writing("s4-clearing-sink", "one", this::clearing),
                reading("s4-reader", "A_Product", PRODUCTS, product),
                reading("s4-business-partner-reader", "", Map.of(), customer),
                reading("s4-customer-account-reader", "", Map.of(), customer + "/1010"),
                reading("s4-payment-reader", "", Map.of(), payment),
                reading("s4-journal-entry-reader", "", Map.of(), payment),
                reading("s4-delivery-reader", "", Map.of(), delivery()),
                reading("s4-billing-reader", "", Map.of(), invoice),
                reading("s4-stock-reader", "", Map.of(), received().recordId()),
                new CatchingUp("s4-catch-up-source", "A_Product", SYSTEM, PRODUCTS, this::made),
                new CatchingUp("s4-payment-catch-up-source", "", SYSTEM, Map.of(), this::paid),
                new CatchingUp("s4-customer-account-catch-up-source", "", SYSTEM, Map.of(), this::owes),
                new CatchingUp("s4-stock-catch-up-source", "", SYSTEM, Map.of(), this::received),
                new CatchingUp("s4-agreed-catch-up-source", "", SYSTEM, Map.of(), this::agreed),
                new ErpEvents(erp, PRODUCTS));
    }

    private static Operation writing(String kamelet, String what, Supplier<Delivery> delivery) {
        return new Writing(kamelet, what, SYSTEM, () -> List.of(new TestDelivery(delivery.get())));
    }

    private static Supplier<TestDelivery> of(Supplier<Delivery> delivery) {
        return () -> new TestDelivery(delivery.get());
    }

    private static Operation reading(String kamelet, String what, Map<String, String> parameters, String id) {
        return new Reading(kamelet, what, SYSTEM, parameters, () -> List.of(id));
    }

    private Delivery order() {
        return Erp.order(Erp.document(), customer, product);
    }

    private String ordered() {
        Delivery goods = order();
        ((ObjectNode) goods.mapped()).put("SalesOrderType", "OR");
        return id(brought("s4-sales-order-sink", goods));
    }

    private List<TestDelivery> renamed() {
        TestDelivery there = brought("s4-business-partner-sink", Erp.partner());
        return List.of(there.changed(there.delivery().mapped().toString(), "{'OrganizationBPName1':'Nordwind AG'}"));
    }

    private List<TestDelivery> more() {
        TestDelivery there = brought("s4-sales-order-sink", order());
        String items = "{\"to_Item\":[" + Erp.item("10", product, "6", "944.87") + "]}";
        return List.of(there.changed(there.delivery().mapped().toString(), items));
    }

    private Delivery entry() {
        DocumentId document = Erp.document();
        return Erp.create(document, Erp.json("""
                {"AccountingDocumentType":"DR","DocumentReferenceID":"%s","DocumentHeaderText":"Invoice","CreatedByUser":"REVHUB",
                 "CompanyCode":"1010","DocumentDate":"2026-04-15","PostingDate":"2026-04-15",
                 "Item":[{"ReferenceDocumentItem":"2","GLAccount":"41000000","Amount":"-100.00","Currency":"EUR","DebitCreditCode":"H"}],
                 "DebtorItem":[{"ReferenceDocumentItem":"1","Debtor":"%s","Amount":"100.00","Currency":"EUR","DebitCreditCode":"S",
                   "CashDiscountDays":"30","BaseDate":"2026-04-15"}],
                 "ProductTaxItem":[]}
                """.formatted(document.key(), customer)));
    }

    private Delivery clearing() {
        String owed = erp.entry(customer, "DR", "41000000", "100.00", "2026-04-15");
        String got = erp.entry(customer, "DZ", "11001090", "-100.00", "2026-04-20");
        return Erp.create(
                Erp.document(),
                Erp.json(
                        "{\"CompanyCode\":\"1010\",\"Customer\":\"%s\",\"Currency\":\"EUR\",\"entries\":[\"%s\",\"%s\"]}"
                                .formatted(customer, owed, got)));
    }

    private String delivery() {
        return erp.client()
                .query("API_OUTBOUND_DELIVERY_SRV;v=0002", "A_OutbDeliveryHeader", io.revhub.connector.odata.Query.ALL)
                .get(0)
                .get("DeliveryDocument")
                .asText();
    }

    private Hint made() {
        return new Hint("A_Product", erp.product());
    }

    private Hint received() {
        String material = erp.product();
        erp.receives(material, "7");
        return new Hint("MaterialStock", material + "/1010");
    }

    private Hint agreed() {
        return new Hint("A_BusinessPartner", erp.customer());
    }

    private Hint owes() {
        String debtor = erp.customer();
        erp.entry(debtor, "DR", "41000000", "100.00", "2026-04-15");
        return new Hint("CustomerAccount", debtor + "/1010");
    }

    /** A payment that a bank statement has posted, not the hub. */
    private Hint paid() {
        String owed = erp.entry(customer, "DR", "41000000", "100.00", "2026-04-15");
        String statement = """
                {'companyCode':'1010','number':'%s','lines':[
                  {'date':'2026-04-20','amount':'100.00','currency':'EUR','text':'%s'}]}""".formatted(UUID.randomUUID(), owed.replaceFirst(".*/", ""));
        SystemClient bank = ground.client(SYSTEM, Map.of("Authorization", SystemClient.basic("REVHUB:secret")));
        String document = bank.post("/_sandbox/bank-statements", statement)
                .json()
                .at("/0/document")
                .asText();
        return new Hint("BankEntry", "1010/2026/" + document);
    }

    private TestDelivery brought(String kamelet, Delivery delivery) {
        return new TestDelivery(delivery).brought(ground.calm().sink(kamelet, SYSTEM, Map.of()));
    }

    private static String id(TestDelivery brought) {
        return brought.delivery().reference().orElseThrow().recordId();
    }
}

package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderSinkTest {

    private static final String DRAFT = """
            'Order':{'AccountId':'%s','EffectiveDate':'2026-04-10','Pricebook2Id':'%s','Name':'O','Status':'Draft'}""";
    private static final String ITEM = """
            'OrderItem lines/%s':{'Order':{'RevHub_Key__c':'%s'},'PricebookEntryId':'%s','Quantity':3,'UnitPrice':5.00}""";

    private final TestCrm crm = new TestCrm();
    private final Sink sink = crm.sink();
    private final SinkStep records = sink.steps().get(0);
    private final SinkStep then = sink.steps().get(1);
    private final String number = TestCrm.unique("O");
    private final String key = TestDelivery.of("order", number, "crm", "{}").key();
    private final String book = crm.query("SELECT Id FROM Pricebook2 WHERE IsStandard = true")
            .at("/0/Id")
            .asText();
    private final String account = crm.create("Account", "{'Name':'Nordwind'}");
    private final String price = price();
    private final TestDelivery order =
            order("{" + draft() + "," + item("10") + "," + item("20") + ",'then':{'Order':{'Status':'Activated'}}}");

    @AfterEach
    void close() {
        crm.close();
    }

    private String price() {
        String product = crm.create("Product2", "{'Name':'Device','IsActive':true}");
        return crm.create(
                "PricebookEntry",
                "{'Product2Id':'%s','Pricebook2Id':'%s','UnitPrice':5,'IsActive':true}".formatted(product, book));
    }

    private String draft() {
        return DRAFT.formatted(account, book);
    }

    private String item(String line) {
        return ITEM.formatted(line, key, price);
    }

    private TestDelivery order(String form) {
        return TestDelivery.of("order", number, "crm", form);
    }

    private JsonNode orders() {
        return crm.query("SELECT Id, Status, Name, (SELECT Id, RevHub_Key__c FROM OrderItems) FROM Order"
                + " WHERE RevHub_Key__c = '" + key + "'");
    }

    private void assertActivatedOnce() {
        assertThat(orders()).hasSize(1);
        assertThat(orders().at("/0/Status").asText()).isEqualTo("Activated");
        assertThat(orders().at("/0/OrderItems/totalSize").asInt()).isEqualTo(2);
    }

    @Test
    void manyOrdersWithTheirItemsAreOneCall() {
        List<Delivery> orders = IntStream.range(0, 5)
                .mapToObj(i -> {
                    String one = TestCrm.unique("O");
                    String its = TestDelivery.of("order", one, "crm", "{}").key();
                    String form = "{" + draft() + "," + ITEM.formatted("10", its, price) + ","
                            + ITEM.formatted("20", its, price) + "}";
                    return TestDelivery.of("order", one, "crm", form).delivery();
                })
                .toList();
        crm.landscape
                .faults("crm")
                .set(new Fault(Fault.Kind.LATENCY, null, "/composite/", 0, null, null, null, 0, null, 0, 1, 0));

        assertThat(records.write(orders)).allMatch(Written.Made.class::isInstance);

        assertThat(crm.landscape.faults("crm").list().get(0).hits()).isEqualTo(1);
    }

    @Test
    void anOrderIsADraftThenHasItsItemsThenIsActivated() {
        TestDelivery brought = order.brought(sink);

        assertActivatedOnce();
        assertThat(brought.delivery().known().keySet()).containsExactlyInAnyOrder("", "lines/10", "lines/20");
        assertThat(orders().at("/0/OrderItems/records/0/RevHub_Key__c").asText())
                .startsWith(key + "/lines/");
    }

    @Test
    void aRepeatAfterTheActivationIsDoneAndFindsAllReferences() {
        order.brought(sink);

        assertThat(order.look(records))
                .isInstanceOfSatisfying(
                        Shown.Done.class, done -> assertThat(done.references()).hasSize(3));
        assertThat(order.look(then)).isInstanceOf(Shown.Done.class);
    }

    @Test
    void aCutAfterTheItemsIsTakenUpWhereItEnded() {
        crm.query("SELECT Id FROM Account LIMIT 1");
        crm.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/composite/graph");

        assertThat(order.write(records)).isInstanceOf(Written.Unknown.class);
        order.brought(sink);

        assertActivatedOnce();
    }

    @Test
    void aCutAfterTheActivationIsSeen() {
        TestDelivery filled = order.after(records);
        crm.fault(Fault.Kind.CUT_AFTER_WRITE, "PATCH", "/composite/");

        assertThat(filled.write(then)).isInstanceOf(Written.Unknown.class);

        assertThat(filled.look(then)).isInstanceOf(Shown.Done.class);
        assertActivatedOnce();
    }

    @Test
    void aChangeOfAnActivatedOrderIsSent() {
        TestDelivery brought = order.brought(sink);

        brought.changed(brought.delivery().mapped().toString(), "{'Order':{'Name':'Renamed'}}")
                .brought(sink);

        assertThat(orders().at("/0/Name").asText()).isEqualTo("Renamed");
        assertActivatedOnce();
    }

    @Test
    void anOrderOfWhichOneItemIsRefusedIsNotThereAtAllAndTheOthersAre() {
        TestDelivery bad = order("{" + draft() + "," + item("10") + ","
                + item("20").replace("'Quantity':3", "'Quantity':3,'PricebookEntryId':null") + "}");
        String other = TestCrm.unique("O");
        String its = TestDelivery.of("order", other, "crm", "{}").key();
        TestDelivery good =
                TestDelivery.of("order", other, "crm", "{" + draft() + "," + ITEM.formatted("10", its, price) + "}");

        List<Written> written = records.write(List.of(bad.delivery(), good.delivery()));

        assertThat(written.get(0))
                .isInstanceOfSatisfying(
                        Written.Refused.class,
                        refused -> assertThat(refused.refusal().said()).startsWith("OrderItem lines/20: "));
        assertThat(orders()).isEmpty();
        assertThat(written.get(1)).isInstanceOf(Written.Made.class);
    }

    @Test
    void anOrderWithMoreItemsThanAGraphHoldsIsWrittenByCollections() {
        String items = IntStream.rangeClosed(1, 500)
                .mapToObj(line -> item(String.valueOf(line)))
                .collect(Collectors.joining(","));

        assertThat(order("{" + draft() + "," + items + "}").write(records)).isInstanceOf(Written.Made.class);

        assertThat(orders().at("/0/OrderItems/totalSize").asInt()).isEqualTo(500);
    }

    @Test
    void anItemThatIsAddedLaterIsWrittenWithTheOrdersChange() {
        TestDelivery brought = order("{" + draft() + "," + item("10") + "}").brought(sink);

        brought.changed(
                        "{" + draft() + "," + item("10") + "," + item("20") + "}",
                        "{'Order':{'Name':'Grown'}," + item("20") + "}")
                .brought(sink);

        assertThat(orders().at("/0/Name").asText()).isEqualTo("Grown");
        assertThat(orders().at("/0/OrderItems/totalSize").asInt()).isEqualTo(2);
    }

    @Test
    void whatFollowsARefusedRecordIsNotSent() {
        TestDelivery bad = order("{'Order':{'Status':'Draft'}," + item("10") + "}");

        assertThat(bad.write(records))
                .isInstanceOfSatisfying(
                        Written.Refused.class,
                        refused -> assertThat(refused.refusal().said()).startsWith("Order: REQUIRED_FIELD_MISSING"));
        assertThat(orders()).isEmpty();
    }

    @Test
    void aLockedOrderIsForAPerson() {
        TestDelivery brought = order.brought(sink);

        Written written = brought.changed(
                        brought.delivery().mapped().toString(), "{'Order':{'EffectiveDate':'2026-05-01'}}")
                .write(records);

        assertThat(written)
                .isInstanceOfSatisfying(
                        Written.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("locked"));
    }
}

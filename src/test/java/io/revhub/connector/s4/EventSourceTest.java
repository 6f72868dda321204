package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.revhub.delivery.Delivery;
import io.revhub.intake.Hint;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.erp.S4Hana;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSourceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Landscape landscape;

    private final Erp erp = new Erp(landscape);
    private final List<Hint> captured = new CopyOnWriteArrayList<>();
    private final AtomicInteger brokerDown = new AtomicInteger();
    private CamelContext camel;

    // of its own: a queue gives each event to one reader only
    @BeforeAll
    static void start() {
        landscape = TestLandscape.in(folder);
        landscape.start(S4Hana.SYSTEM);
    }

    @AfterAll
    static void end() {
        landscape.close();
    }

    @BeforeEach
    void listen() throws Exception {
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("systems", erp.systems());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("s4-events:queue?objects=Product,SalesOrder").process(exchange -> {
                    if (brokerDown.getAndDecrement() > 0) {
                        throw new IllegalStateException("the broker is away");
                    }
                    for (Object hint : exchange.getMessage().getBody(List.class)) {
                        captured.add((Hint) hint);
                    }
                });
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void anEventIsAHintAtItsRecord() {
        String product = erp.product();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(captured).contains(new Hint("A_Product", product)));
        assertThat(captured)
                .filteredOn(hint -> hint.recordId().equals(product))
                .extracting(Hint::recordType)
                .containsOnly("A_Product");
    }

    @Test
    void aCreditBlockAndItsReleaseAreToldByEventsAndSeenByTheLookUp() {
        String customer = erp.customer();
        erp.client().create("API_CRDTMBUSINESSPARTNER", "CreditManagementAccount", Erp.json("""
                {"BusinessPartner":"%s","CreditSegment":"0000","CreditLimitAmount":"100.00"}""".formatted(customer)));
        Delivery goods = Erp.order(Erp.document(), customer, erp.product());
        String order = Erp.id(Erp.write(erp.connector.salesOrders().sink("erp", Map.of()), goods));
        Hint hint = new Hint("A_SalesOrder", order);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(captured).contains(hint));
        assertThat(creditStatus(order)).as("blocked").isEqualTo("B");
        captured.clear();

        erp.client()
                .call(
                        "API_SLS_DOC_WITH_CREDIT_BLOCK",
                        "ReleaseCreditBlock",
                        Map.of("SalesDocument", order, "SDDocumentCategory", "C"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(captured).contains(hint));
        assertThat(creditStatus(order)).as("released").isEqualTo("D");
    }

    private String creditStatus(String order) {
        return erp.connector
                .reader()
                .reader(
                        "erp",
                        Map.of("service", "API_SALES_ORDER_SRV", "entitySet", "A_SalesOrder", "key", "SalesOrder"))
                .read(List.of(order))
                .get(order)
                .get("TotalCreditCheckStatus")
                .asText();
    }

    @Test
    void whatCouldNotBeCapturedComesAgain() {
        brokerDown.set(2);

        String product = erp.product();

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(captured).contains(new Hint("A_Product", product)));
        assertThat(brokerDown.get()).isNegative();
    }

    @Test
    void doubledAndReorderedEventsHintAtTheSameRecordsAndALostOneIsFoundByCatchUpOnly() {
        erp.eventFault("double");
        String doubled = erp.product();
        erp.eventFault("reorder");
        String late = erp.product();
        String early = erp.product();
        erp.eventFault("lose");
        String lost = erp.product();
        String last = erp.product();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(captured)
                        .contains(
                                new Hint("A_Product", doubled),
                                new Hint("A_Product", late),
                                new Hint("A_Product", early),
                                new Hint("A_Product", last)));
        assertThat(captured).doesNotContain(new Hint("A_Product", lost));
    }

    @Test
    void onlyEventsOfTheErpAreUnderstood() {
        EventHints hints = new EventHints(Set.of("SalesOrder"));

        assertThat(hints.of("""
                        {"type":"sap.s4.beh.salesorder.v1.SalesOrder.Changed.v1","data":{"SalesOrder":"0000000164"}}""")).contains(new Hint("A_SalesOrder", "164"));
        assertThat(hints.of("""
                        {"type":"sap.s4.beh.product.v1.Product.Changed.v1","data":{"Product":"TG11"}}""")).isEmpty();
        assertThatThrownBy(() -> hints.of("{\"type\":\"other\"}")).hasMessageContaining("No event of the ERP");
        assertThatThrownBy(() -> hints.of("<xml/>")).hasMessageContaining("No event");
        assertThatThrownBy(() -> new EventHints(Set.of("Invoice"))).hasMessageContaining("do not tell of Invoice");
    }
}

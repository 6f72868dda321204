package io.revhub.connector.s4;

import static io.revhub.connector.s4.Erp.create;
import static io.revhub.connector.s4.Erp.id;
import static io.revhub.connector.s4.Erp.look;
import static io.revhub.connector.s4.Erp.references;
import static io.revhub.connector.s4.Erp.update;
import static io.revhub.connector.s4.Erp.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.document.DocumentId;
import io.revhub.document.PartReference;
import io.revhub.rules.Refusal;
import io.revhub.sandbox.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SalesOrderSinkTest {

    private static final String SERVICE = "API_SALES_ORDER_SRV";

    private final Erp erp = new Erp();
    private final Sink sink = erp.connector.salesOrders().sink("erp", Map.of());
    private final String customer = erp.customer();
    private final String product = erp.product();

    @Test
    void anOrderIsCreatedWithItsItemsAndExactAmounts() {
        Delivery delivery = order(Erp.document());

        assertThat(look(sink, delivery)).isInstanceOf(Shown.Missing.class);
        Written written = write(sink, delivery);

        assertThat(references(written)).extracting(PartReference::part).containsExactly("", "lines/10");
        assertThat(references(written).get(1).record().recordId()).isEqualTo(id(written) + "/10");
        assertThat(read(written).get("TotalNetAmount").textValue()).isEqualTo("944.87");
    }

    @Test
    void anOrderWhoseAnswerWasCutIsFoundAndAdoptedInsteadOfMadeAgain() {
        Delivery delivery = order(Erp.document());
        erp.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "A_SalesOrder");

        assertThat(write(sink, delivery)).isInstanceOf(Written.Unknown.class);
        Shown shown = look(sink, delivery);

        assertThat(shown).isInstanceOf(Shown.Existing.class);
        assertThat(references(shown)).extracting(PartReference::part).containsExactly("", "lines/10");
    }

    @Test
    void anAdoptedOrderIsLeftAloneWhereItShowsWhatIsWanted() {
        Delivery delivery = order(Erp.document());
        Written written = write(sink, delivery);
        String etag = read(written).at("/__metadata/etag").asText();

        Delivery again = update(delivery, references(written), delivery.mapped().toString());

        assertThat(write(sink, again)).isInstanceOf(Written.Made.class);
        assertThat(read(written).at("/__metadata/etag").asText()).isEqualTo(etag);
    }

    @Test
    void changedFieldsQuantitiesAndPricesAreBroughtToTheOrder() {
        Delivery delivery = order(Erp.document());
        Written made = write(sink, delivery);

        Written changed = write(sink, update(delivery, references(made), """
                {"CustomerPurchaseOrderDate":"/Date(1775865600000)/","to_Item":[{"SalesOrderItem":"10","Material":"%s","RequestedQuantity":"6",
                  "to_PricingElement":[{"ConditionType":"PPR0","ConditionRateValue":"944.87","ConditionQuantity":"3"}]}]}
                """.formatted(product)));

        assertThat(changed).isInstanceOf(Written.Made.class);
        assertThat(read(made).get("TotalNetAmount").textValue()).isEqualTo("1889.74");
        assertThat(read(made).get("CustomerPurchaseOrderDate").textValue()).isEqualTo("/Date(1775865600000)/");
    }

    @Test
    void theItemsOfACancelledOrderAreRejected() {
        Delivery delivery = order(Erp.document());
        Written made = write(sink, delivery);

        Written changed = write(sink, update(delivery, references(made), """
                {"to_Item":[{"SalesOrderItem":"10","Material":"%s","SalesDocumentRjcnReason":"Z1"}]}
                """.formatted(product)));

        assertThat(changed).isInstanceOf(Written.Made.class);
        assertThat(read(made).get("OverallSDDocumentRejectionSts").textValue()).isEqualTo("C");
        assertThat(read(made).get("TotalNetAmount").textValue()).isEqualTo("0.00");
    }

    @Test
    void whatCannotBeChangedIsRefusedInPlainWordsAndNothingIsChanged() {
        Delivery delivery = order(Erp.document());
        Written made = write(sink, delivery);

        Written changed = write(
                sink,
                update(
                        delivery,
                        references(made),
                        "{\"SoldToParty\":\"4711\",\"CustomerPurchaseOrderDate\":\"2026-04-11T00:00:00\"}"));

        assertThat(refusal(changed).reason())
                .isEqualTo("The ERP cannot change SoldToParty of a record that exists; it has " + customer + ".");
        assertThat(read(made).get("CustomerPurchaseOrderDate").isNull()).isTrue();
        Written fewer = write(sink, update(delivery, references(made), "{\"to_Item\":[]}"));
        assertThat(refusal(fewer).code()).isEqualTo("erp-cannot-remove");
    }

    @Test
    void anItemThatIsNewIsAddedAndGetsItsReference() {
        Delivery delivery = order(Erp.document());
        Written made = write(sink, delivery);
        ObjectNode changes = Erp.JSON.createObjectNode();
        changes.set("to_Item", delivery.mapped().get("to_Item").deepCopy());
        changes.withArray("to_Item").add(Erp.json(Erp.item("20", product, "1", "1.00")));

        Written changed = write(sink, update(delivery, references(made), changes.toString()));

        assertThat(references(changed)).extracting(PartReference::part).containsExactly("", "lines/10", "lines/20");
        assertThat(read(made).get("TotalNetAmount").textValue()).isEqualTo("945.87");
    }

    @Test
    void severalOrdersWithTheHubsKeyAreForAPerson() {
        Delivery delivery = order(Erp.document());
        String first = id(write(sink, delivery));
        String second = id(write(sink, delivery));

        Shown shown = look(sink, delivery);

        assertThat(((Shown.Doubtful) shown).refusal().reason())
                .isEqualTo("The ERP has several sales orders with the hub's key: " + first + ", " + second + ".");
    }

    @Test
    void anOrderOfAnotherCustomerIsNotAdopted() {
        DocumentId document = Erp.document();
        write(sink, order(document));
        ObjectNode ofAnother = (ObjectNode) order(document).mapped().deepCopy();
        ofAnother.put("SoldToParty", "4711");

        Shown shown = look(sink, create(document, ofAnother));

        assertThat(((Shown.Doubtful) shown).refusal().code()).isEqualTo("erp-key-disagrees");
    }

    @Test
    void theErpsOwnWordsArePassedOn() {
        Delivery delivery = order(Erp.document());
        ((ObjectNode) delivery.mapped()).put("SoldToParty", "4711");

        Written written = write(sink, delivery);

        assertThat(refusal(written).code()).isEqualTo("erp-refused");
        assertThat(refusal(written).said()).startsWith("Sold-to party 4711 does not exist.");
    }

    private static Refusal refusal(Written written) {
        return ((Written.Refused) written).refusal();
    }

    private ObjectNode read(Written written) {
        return (ObjectNode) erp.read(SERVICE, "A_SalesOrder('" + id(written) + "')");
    }

    private Delivery order(DocumentId document) {
        return Erp.order(document, customer, product);
    }
}

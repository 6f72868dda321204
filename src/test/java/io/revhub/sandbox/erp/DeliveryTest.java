package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final Delivering delivering = new Delivering(erp);

    @Test
    void theAnswerToACreateHasStatusAAndAnEmptyFeedSoThatItemsMustBeReadAgain() {
        Answer created = delivering.deliver(order(), null);

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode delivery = created.d();
        assertThat(delivery.at("/to_DeliveryDocumentItem/results")).isEmpty();
        assertThat(delivery.get("OverallGoodsMovementStatus").asText()).isEqualTo("A");
        assertThat(delivery.at("/__metadata/etag").asText()).isEqualTo("W/\"'0001'\"");
        JsonNode item =
                delivering.header(delivery.get("DeliveryDocument").asText()).at("/to_DeliveryDocumentItem/results/0");
        assertThat(item.get("DeliveryDocumentItem").asText()).isEqualTo("000010");
        assertThat(item.get("ReferenceSDDocumentItem").asText()).isEqualTo("000010");
        assertThat(item.get("ActualDeliveryQuantity").asText()).isEqualTo("3.000");
    }

    @Test
    void goodsIssueMustNameTheVersionItSaw() {
        String delivery = number(delivering.deliver(order(), null));
        String seen = delivering.etag(delivery);

        assertThat(erp.post(Delivering.address("PickAllItems", delivery), null).status())
                .isEqualTo(428);
        assertThat(delivering.call("PickAllItems", delivery).status()).isEqualTo(200);
        assertThat(erp.post(Delivering.address("PostGoodsIssue", delivery), null)
                        .status())
                .isEqualTo(428);
        assertThat(erp.post(Delivering.address("PostGoodsIssue", delivery), null, "If-Match", seen)
                        .status())
                .isEqualTo(412);
        Answer posted = delivering.call("PostGoodsIssue", delivery);

        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        assertThat(posted.d().at("/results/0/ActualDeliveryQuantity").asText()).isEqualTo("3.000");
        assertThat(posted.header("sap-message"))
                .contains("\"severity\":\"info\"")
                .contains(delivery);
        JsonNode header = delivering.header(delivery);
        assertThat(header.get("OverallGoodsMovementStatus").asText()).isEqualTo("C");
        assertThat(header.get("ActualGoodsMovementDate").asText()).startsWith("/Date(");
        assertThat(header.at("/to_DeliveryDocumentItem/results/0/__metadata/etag"))
                .isEqualTo(header.at("/__metadata/etag"));
    }

    @Test
    void goodsThatAreNotPickedAreNotIssued() {
        String delivery = number(delivering.deliver(order(), null));

        Answer refused = delivering.call("PostGoodsIssue", delivery);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("Delivery " + delivery + " is not completely picked.");
    }

    @Test
    void partialDeliveriesAreFedBackToTheOrderUntilNothingIsOpen() {
        String order = order();

        delivering.issued(order, "1");
        JsonNode partly = delivering.orderItem(order);
        assertThat(partly.get("DeliveryStatus").asText()).isEqualTo("B");
        assertThat(partly.at("/to_SalesOrder/OverallTotalDeliveryStatus").asText())
                .isEqualTo("B");
        assertThat(partly.at("/to_ScheduleLine/results/0/DeliveredQtyInOrderQtyUnit")
                        .asText())
                .isEqualTo("1.000");
        assertThat(partly.at("/to_ScheduleLine/results/0/OpenConfdDelivQtyInOrdQtyUnit")
                        .asText())
                .isEqualTo("2.000");
        assertThat(delivering.deliver(order, "2.5").message()).isEqualTo("Only 2.000 PC of item 10 are open.");

        delivering.issued(order, null);
        assertThat(delivering.orderItem(order).get("DeliveryStatus").asText()).isEqualTo("C");
        assertThat(delivering.deliver(order, null).message())
                .isEqualTo("Nothing is left to be delivered of item 10 of sales order " + order + ".");
    }

    @Test
    void aGoodsIssueCanBeReversedAndOnlyThenTheDeliveryDeleted() {
        String order = order();
        String delivery = delivering.issued(order, null);
        String address = Delivering.SERVICE + "A_OutbDeliveryHeader('" + delivery + "')";

        assertThat(erp.write("DELETE", address, null, "If-Match", "*").status()).isEqualTo(400);
        Answer reversed = erp.post(
                Delivering.address("ReverseGoodsIssue", delivery)
                        + "&ActualGoodsMovementDate=datetime'2026-04-11T00:00'",
                null,
                "If-Match",
                delivering.etag(delivery));
        assertThat(reversed.status()).as(reversed.body()).isEqualTo(200);
        assertThat(delivering.header(delivery).get("OverallGoodsMovementStatus").asText())
                .isEqualTo("A");
        assertThat(erp.write("DELETE", address, null, "If-Match", "*").status()).isEqualTo(204);

        assertThat(erp.get(address).status()).isEqualTo(404);
        assertThat(delivering.orderItem(order).get("DeliveryStatus").asText()).isEqualTo("A");
    }

    @Test
    void aQuantityCanBeChangedBeforeTheGoodsAreIssued() {
        String order = order();
        String delivery = number(delivering.deliver(order, null));
        String item = Delivering.SERVICE + "A_OutbDeliveryItem(DeliveryDocument='" + delivery
                + "',DeliveryDocumentItem='000010')";

        assertThat(erp.patch(item, "{\"ActualDeliveryQuantity\":\"2\"}").status())
                .isEqualTo(428);
        assertThat(erp.patch(item, "{\"ActualDeliveryQuantity\":\"2\"}", "If-Match", delivering.etag(delivery))
                        .status())
                .isEqualTo(204);

        assertThat(delivering.orderItem(order).get("DeliveryStatus").asText()).isEqualTo("B");
    }

    @Test
    void rejectedItemsAreNotDelivered() {
        String order = order();
        erp.patch(
                ErpClient.ORDERS + "A_SalesOrderItem(SalesOrder='" + order + "',SalesOrderItem='10')",
                "{\"SalesDocumentRjcnReason\":\"50\"}");

        assertThat(delivering.deliver(order, null).message())
                .isEqualTo("Item 10 of sales order " + order + " is rejected.");
        assertThat(delivering
                        .orderItem(order)
                        .at("/to_SalesOrder/OverallSDDocumentRejectionSts")
                        .asText())
                .isEqualTo("C");
    }

    @Test
    void theVersionMayBeWrittenShort() {
        assertThat(erp.get(ErpClient.ODATA + "API_OUTBOUND_DELIVERY_SRV;v=2/A_OutbDeliveryHeader?$top=1")
                        .status())
                .isEqualTo(200);
        assertThat(erp.get(ErpClient.ODATA + "API_OUTBOUND_DELIVERY_SRV/A_OutbDeliveryHeader")
                        .status())
                .isEqualTo(403);
    }

    private String order() {
        return given.order(given.customer(), given.product(), "Q-D")
                .d()
                .get("SalesOrder")
                .asText();
    }

    private static String number(Answer created) {
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.d().get("DeliveryDocument").asText();
    }
}

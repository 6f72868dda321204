package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.delivery.Delivery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryReaderTest {

    private static final String SERVICE = "API_OUTBOUND_DELIVERY_SRV;v=0002";

    private final Erp erp = new Erp();

    @Test
    void aSecondPartialDeliveryKnowsWhatLeftTheHouseBefore() {
        String order = order();
        String first = delivered(order, "2");
        String second = delivered(order, "1");

        Map<String, JsonNode> read =
                erp.connector.deliveryReader().reader("erp", Map.of()).read(List.of(first, second));

        assertThat(read.get(first).get("SalesOrder").asText()).isEqualTo(order);
        assertThat(read.get(first).get("OverallGoodsMovementStatus").asText()).isEqualTo("C");
        assertThat(before(read.get(first))).isEqualByComparingTo("0");
        assertThat(before(read.get(second))).isEqualByComparingTo("2");
    }

    @Test
    void theDayOfTheGoodsIssueIsFoundByCatchUp() {
        String delivery = delivered(order(), "3");

        assertThat(erp.connector
                        .catchUp()
                        .catchUp(
                                "erp",
                                Map.of(
                                        "service",
                                        SERVICE,
                                        "entitySet",
                                        "A_OutbDeliveryHeader",
                                        "key",
                                        "DeliveryDocument",
                                        "changed",
                                        "ActualGoodsMovementDate",
                                        "overlap",
                                        "P7D"))
                        .next(Optional.empty())
                        .hints())
                .extracting(hint -> hint.recordId())
                .contains(delivery);
    }

    private static BigDecimal before(JsonNode delivery) {
        return new BigDecimal(
                delivery.at("/to_DeliveryDocumentItem/results/0/QuantityBefore").asText());
    }

    private String order() {
        Delivery order = Erp.order(Erp.document(), erp.customer(), erp.product());
        return Erp.id(Erp.write(erp.connector.salesOrders().sink("erp", Map.of()), order));
    }

    private String delivered(String order, String quantity) {
        ObjectNode made =
                erp.client().create(SERVICE, "A_OutbDeliveryHeader", Erp.json("""
                {"to_DeliveryDocumentItem":{"results":[{"ReferenceSDDocument":"%s","ReferenceSDDocumentItem":"10",
                  "ActualDeliveryQuantity":"%s","DeliveryQuantityUnit":"PC"}]}}""".formatted(order, quantity)));
        String number = made.path("DeliveryDocument").asText();
        call("PickAllItems", number);
        call("PostGoodsIssue", number);
        return number;
    }

    private void call(String function, String number) {
        String address = OData.entity("A_OutbDeliveryHeader", number);
        String etag = ODataClient.etagOf(
                erp.client().read(SERVICE, address, Query.ALL).orElseThrow());
        erp.client().call(SERVICE, function, Map.of("DeliveryDocument", number), etag);
    }
}

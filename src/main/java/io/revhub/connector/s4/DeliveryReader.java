package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads outbound deliveries with their items, and of each item how much of its order item had left the house before
 * ({@code QuantityBefore}). {@code SalesOrder} is the order of all items; null where they belong to several.
 */
final class DeliveryReader implements Reader {

    private static final String SERVICE = "API_OUTBOUND_DELIVERY_SRV;v=0002";
    private static final String ITEMS = "to_DeliveryDocumentItem";

    private final ODataClient erp;
    private final S4Reader reader;

    DeliveryReader(ODataClient erp) {
        this.erp = erp;
        this.reader = new S4Reader(erp, SERVICE, "A_OutbDeliveryHeader", List.of("DeliveryDocument"), ITEMS);
    }

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> deliveries = reader.read(recordIds);
        try {
            deliveries.values().forEach(delivery -> complete((ObjectNode) delivery));
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        return deliveries;
    }

    private void complete(ObjectNode delivery) {
        JsonNode items = delivery.path(ITEMS).path("results");
        Map<String, List<ObjectNode>> itemsOfOrders = new LinkedHashMap<>();
        for (JsonNode item : items) {
            String order = Values.external(item.path("ReferenceSDDocument").asText());
            itemsOfOrders.computeIfAbsent(order, this::itemsOf);
        }
        delivery.put(
                "SalesOrder",
                itemsOfOrders.size() == 1 ? itemsOfOrders.keySet().iterator().next() : null);
        Map<String, ObjectNode> headers = new LinkedHashMap<>();
        headers.put(number(delivery), delivery);
        for (JsonNode item : items) {
            String order = Values.external(item.path("ReferenceSDDocument").asText());
            BigDecimal before = itemsOfOrders.get(order).stream()
                    .filter(other -> orderItem(other).equals(orderItem(item)))
                    .filter(other -> isBefore(headers.computeIfAbsent(number(other), this::header), delivery))
                    .map(other ->
                            new BigDecimal(other.path("ActualDeliveryQuantity").asText("0")))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            ((ObjectNode) item).put("QuantityBefore", before.toPlainString());
        }
    }

    private List<ObjectNode> itemsOf(String order) {
        return erp.query(SERVICE, "A_OutbDeliveryItem", Query.filter("ReferenceSDDocument eq " + OData.text(order)));
    }

    private ObjectNode header(String number) {
        return erp.read(SERVICE, OData.entity("A_OutbDeliveryHeader", number), Query.ALL)
                .orElseThrow(() -> new IllegalStateException("The ERP does not have delivery " + number));
    }

    // by date, and on one day by number: so a delivery that was told before does not look otherwise later
    private static boolean isBefore(JsonNode other, JsonNode delivery) {
        if (!"C".equals(other.path("OverallGoodsMovementStatus").asText())) {
            return false;
        }
        var there = Values.instant(other.path("ActualGoodsMovementDate"));
        var here = Values.instant(delivery.path("ActualGoodsMovementDate"));
        if (there == null || here == null || there.equals(here)) {
            return new BigDecimal(number(other)).compareTo(new BigDecimal(number(delivery))) < 0;
        }
        return there.isBefore(here);
    }

    private static String number(JsonNode record) {
        return Values.external(record.path("DeliveryDocument").asText());
    }

    private static String orderItem(JsonNode item) {
        return Values.external(item.path("ReferenceSDDocumentItem").asText());
    }
}

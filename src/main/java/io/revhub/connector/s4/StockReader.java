package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks up how much of a product there is in a plant, {@code <material>/<plant>}: {@code available}, in {@code
 * MaterialBaseUnit}, is the unrestricted stock of the company's own in all storage locations and batches, never less than
 * zero, as of {@code asOf}. The field names are those of public clients of API_MATERIAL_STOCK_SRV, whose metadata was not at
 * hand. What the plant has never had is not there.
 */
record StockReader(ODataClient erp, Clock clock) implements Reader {

    static final String TYPE = "MaterialStock";
    static final String SERVICE = "API_MATERIAL_STOCK_SRV";
    static final String SET = "A_MatlStkInAcctMod";
    static final String UNRESTRICTED = "InventoryStockType eq '01' and InventorySpecialStockType eq ''";
    static final String FIELDS = "Material,Plant,MaterialBaseUnit,MatlWrhsStkQtyInMatlBaseUnit";

    private static final int TOGETHER = 20;

    static String id(JsonNode stock) {
        return Values.external(stock.path("Material").asText()) + "/"
                + stock.path("Plant").asText();
    }

    /** Plain: the same text for the same quantity. */
    static String quantity(JsonNode stock) {
        return plain(decimal(stock));
    }

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        List<String> ids =
                recordIds.stream().filter(id -> id.lastIndexOf('/') > 0).toList();
        Map<String, ObjectNode> found = new LinkedHashMap<>();
        Map<String, BigDecimal> sums = new HashMap<>();
        try {
            for (int from = 0; from < ids.size(); from += TOGETHER) {
                for (ObjectNode stock : query(ids.subList(from, Math.min(ids.size(), from + TOGETHER)))) {
                    found.putIfAbsent(id(stock), stock);
                    sums.merge(id(stock), decimal(stock), BigDecimal::add);
                }
            }
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
        Map<String, JsonNode> read = new LinkedHashMap<>();
        found.forEach((id, stock) -> read.put(id, record(stock, sums.get(id))));
        return read;
    }

    private List<ObjectNode> query(List<String> ids) {
        String any = ids.stream()
                .map(id -> {
                    int slash = id.lastIndexOf('/');
                    return "(Material eq " + OData.text(id.substring(0, slash)) + " and Plant eq "
                            + OData.text(id.substring(slash + 1)) + ")";
                })
                .collect(Collectors.joining(" or ", "(", ")"));
        return erp.query(
                SERVICE, SET, Query.filter(UNRESTRICTED + " and " + any).select(FIELDS));
    }

    private ObjectNode record(ObjectNode stock, BigDecimal sum) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("Material", Values.external(stock.path("Material").asText()));
        record.set("Plant", stock.get("Plant"));
        record.set("MaterialBaseUnit", stock.get("MaterialBaseUnit"));
        record.put("available", plain(sum.max(BigDecimal.ZERO)));
        return record.put(
                "asOf", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static BigDecimal decimal(JsonNode stock) {
        return new BigDecimal(stock.path("MatlWrhsStkQtyInMatlBaseUnit").asText("0"));
    }

    private static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}

package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads records of one type, many a call: Medusa takes ids as a list, and has no maximum for a page. */
record MedusaReader(Medusa medusa, String type) implements Reader {

    static final List<String> TYPES =
            List.of(Medusa.ORDER, Medusa.PRODUCT, Medusa.CUSTOMER, Medusa.GUESTS, Payments.CAPTURE, Payments.REFUND);

    static final String PAYMENT_FIELDS =
            "%2Bprovider_id,*captures,*refunds,*payment_collection,*payment_collection.order";

    private static final String ORDER_FIELDS =
            "%2Bemail,%2Bcurrency_code,%2Bcustomer_id,%2Bsales_channel_id,%2Bcanceled_at,*items.variant.product,"
                    + "*transactions,*customer,*customer.groups,*sales_channel,*fulfillments,*fulfillments.items,"
                    + "*fulfillments.labels";
    private static final String PRODUCT_FIELDS = "*variants,*variants.prices";
    private static final String CUSTOMER_FIELDS = "*addresses,*groups";
    private static final String LAST_ADDRESS = "shipping_address";

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        return switch (type) {
            case Medusa.ORDER -> byId("orders", recordIds, ORDER_FIELDS);
            case Medusa.PRODUCT -> byId("products", recordIds, PRODUCT_FIELDS);
            case Medusa.CUSTOMER -> customers(recordIds);
            case Medusa.GUESTS -> guests(recordIds);
            default -> entries(recordIds);
        };
    }

    private Map<String, JsonNode> byId(String list, Collection<String> ids, String fields) {
        String filter =
                ids.stream().map(id -> "&id%5B%5D=" + JsonHttp.encoded(id)).collect(Collectors.joining());
        Map<String, JsonNode> found = new LinkedHashMap<>();
        ask("/" + list + "?limit=" + ids.size() + filter + "&fields=" + fields)
                .path(list)
                .forEach(record -> found.put(record.path("id").asText(), record));
        return found;
    }

    /** Who saved no address is where the last order went. */
    private Map<String, JsonNode> customers(Collection<String> ids) {
        Map<String, JsonNode> found = byId("customers", ids, CUSTOMER_FIELDS);
        found.forEach((id, customer) -> {
            if (customer.path("addresses").isEmpty()) {
                JsonNode last = ask("/orders?customer_id=" + JsonHttp.encoded(id) + "&order=-created_at&limit=1&fields="
                        + LAST_ADDRESS);
                ((ObjectNode) customer)
                        .set(LAST_ADDRESS, last.path("orders").path(0).path(LAST_ADDRESS));
            }
        });
        return found;
    }

    /** All guests of a country and currency together are one customer: eur/de. The shop has no such record; its id tells all. */
    private static Map<String, JsonNode> guests(Collection<String> ids) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        ids.forEach(id -> {
            String[] parts = id.split("/");
            ObjectNode record = JsonNodeFactory.instance.objectNode().put("id", id);
            record.put("guests", true).put("currency_code", parts[0]);
            all.put(id, record.put("country_code", parts[1].toLowerCase(Locale.ROOT)));
        });
        return all;
    }

    private Map<String, JsonNode> entries(Collection<String> ids) {
        List<String> payments = ids.stream().map(Payments::paymentOf).distinct().toList();
        Map<String, JsonNode> there = byId("payments", payments, PAYMENT_FIELDS);
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String id : ids) {
            JsonNode payment = there.get(Payments.paymentOf(id));
            if (payment != null) {
                Payments.find(payment, id).ifPresent(entry -> found.put(id, entry));
            }
        }
        return found;
    }

    private JsonNode ask(String path) {
        Answer answer = medusa.read(path);
        if (!answer.isGood()) {
            throw new ReadFailed(answer.said(), null, null);
        }
        return answer.body();
    }
}

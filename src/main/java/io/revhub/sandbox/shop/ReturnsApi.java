package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Returns: begun, requested, received; giving the money back is another matter. */
@RestController
@RequestMapping("/admin/returns")
class ReturnsApi {

    private static final String TYPE = "return";
    private static final List<String> FIELDS = List.of(
            "id",
            "status",
            "order_id",
            "order_version",
            "display_id",
            "items",
            "location_id",
            "no_notification",
            "requested_at",
            "received_at",
            "canceled_at",
            "metadata",
            "created_at",
            "updated_at");

    private final Records records;
    private final Stamps stamps;
    private final OrderBook orders;
    private final Events events;

    ReturnsApi(Records records, Stamps stamps, OrderBook orders, Events events) {
        this.records = records;
        this.stamps = stamps;
        this.orders = orders;
        this.events = events;
    }

    @GetMapping
    ObjectNode list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = new ListQuery(parameters, FIELDS);
        return query.page(
                "returns",
                records.all(TYPE).stream()
                        .filter(r -> query.fits(r, "id") && query.fits(r, "order_id") && query.fits(r, "status"))
                        .toList());
    }

    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id) {
        return Body.of(TYPE, stored(id));
    }

    @PostMapping
    ObjectNode begin(@RequestBody ObjectNode body) {
        Fields.require(body, "order_id", "");
        return records.together(() -> {
            ObjectNode order = orders.stored(body.get("order_id").asText());
            ObjectNode made =
                    stamps.created(Body.empty().put("id", stamps.id("return")).put("status", "open"));
            made.set("order_id", order.get("id"));
            made.set("order_version", order.get("version"));
            made.put("display_id", records.next("return"))
                    .put("no_notification", false)
                    .putNull("location_id");
            made.putNull("requested_at").putNull("received_at").putNull("canceled_at");
            made.set("metadata", body.path("metadata").isObject() ? body.get("metadata") : null);
            made.putArray("items");
            return put(made);
        });
    }

    @PostMapping("/{id}/request-items")
    ObjectNode request(@PathVariable String id, @RequestBody ObjectNode body) {
        return records.together(() -> {
            ObjectNode made = stored(id);
            ObjectNode order = orders.stored(made.get("order_id").textValue());
            for (JsonNode wanted : body.path("items")) {
                ObjectNode item = OrderBook.item(order, wanted.path("id").asText());
                if (Body.quantity(wanted).compareTo(Figures.of(item.get("detail"), "fulfilled_quantity")) > 0) {
                    throw ShopError.invalid("Cannot request to return more items than what was fulfilled.");
                }
                ObjectNode part = ((ArrayNode) made.get("items")).addObject().put("id", stamps.id("retitem"));
                part.set("item_id", item.get("id"));
                part.set("reason_id", wanted.path("reason_id").isTextual() ? wanted.get("reason_id") : null);
                Figures.put(part, "quantity", Body.quantity(wanted));
                part.put("received_quantity", 0);
            }
            return put(made);
        });
    }

    @PostMapping("/{id}/request")
    ObjectNode request(@PathVariable String id) {
        ObjectNode made = stored(id).put("status", "requested").put("requested_at", Stamps.time(stamps.now()));
        count(made, "return_requested_quantity", 1);
        announce("order.return_requested", made);
        return put(stamps.updated(made));
    }

    @PostMapping("/{id}/receive")
    ObjectNode receive(@PathVariable String id) {
        return put(stored(id));
    }

    @PostMapping("/{id}/receive-items")
    ObjectNode receive(@PathVariable String id, @RequestBody ObjectNode body) {
        ObjectNode made = stored(id);
        for (JsonNode received : body.path("items")) {
            for (JsonNode part : made.get("items")) {
                if (part.get("item_id").equals(received.path("id"))) {
                    ((ObjectNode) part).put("received_quantity", Body.quantity(received));
                }
            }
        }
        return put(made);
    }

    @PostMapping("/{id}/receive/confirm")
    ObjectNode confirm(@PathVariable String id) {
        ObjectNode made = stored(id).put("status", "received").put("received_at", Stamps.time(stamps.now()));
        count(made, "return_requested_quantity", -1);
        count(made, "return_received_quantity", 1);
        announce("order.return_received", made);
        return put(stamps.updated(made));
    }

    private void count(ObjectNode made, String counted, int sign) {
        String field = counted.contains("received") ? "received_quantity" : "quantity";
        orders.change(
                made.get("order_id").textValue(),
                order -> made.get("items")
                        .forEach(part -> FulfilmentBook.count(
                                OrderBook.item(order, part.get("item_id").textValue()),
                                counted,
                                part.get(field).decimalValue().multiply(BigDecimal.valueOf(sign)))));
    }

    private void announce(String event, ObjectNode made) {
        ObjectNode data = Body.of("order_id", made.get("order_id"));
        events.send(event, data.<ObjectNode>set("return_id", made.get("id")));
    }

    private ObjectNode stored(String id) {
        return records.find(TYPE, id).orElseThrow(() -> ShopError.notFound("Return id not found: " + id));
    }

    private ObjectNode put(ObjectNode made) {
        records.put(TYPE, made.get("id").textValue(), made);
        return Body.of(TYPE, made);
    }
}

package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Edits of an order: prepared under the order's id, and applied all at once when they are confirmed. */
@RestController
@RequestMapping("/admin/order-edits")
class OrderEditsApi {

    private static final String TYPE = "order_edit";

    private final Records records;
    private final Stamps stamps;
    private final OrderBook orders;
    private final LineItems lines;
    private final Events events;

    OrderEditsApi(Records records, Stamps stamps, OrderBook orders, LineItems lines, Events events) {
        this.records = records;
        this.stamps = stamps;
        this.orders = orders;
        this.lines = lines;
        this.events = events;
    }

    @PostMapping
    ObjectNode begin(@RequestBody ObjectNode body) {
        Fields.require(body, "order_id", "");
        String order = orders.stored(body.get("order_id").asText()).get("id").textValue();
        if (records.find(TYPE, order).isPresent()) {
            throw ShopError.invalid("Order with id " + order + " already has an active order change");
        }
        ObjectNode edit =
                stamps.created(Body.empty().put("id", stamps.id("ordch")).put("order_id", order));
        edit.put("status", "pending").put("change_type", "edit").putArray("actions");
        records.put(TYPE, order, edit);
        return Body.of("order_change", edit);
    }

    @PostMapping("/{order}/items")
    ObjectNode add(@PathVariable String order, @RequestBody ObjectNode body) {
        return records.together(() -> {
            body.path("items").forEach(item -> action(order, "ITEM_ADD", (ObjectNode) item));
            return preview(order);
        });
    }

    @PostMapping("/{order}/items/item/{item}")
    ObjectNode change(@PathVariable String order, @PathVariable String item, @RequestBody ObjectNode body) {
        return records.together(() -> {
            OrderBook.item(orders.stored(order), item);
            action(order, "ITEM_UPDATE", body.put("item_id", item));
            return preview(order);
        });
    }

    private void action(String order, String kind, ObjectNode details) {
        ObjectNode edit = active(order);
        ObjectNode action = ((ArrayNode) edit.get("actions")).addObject().put("action", kind);
        action.set("details", details);
        records.put(TYPE, order, edit);
    }

    @PostMapping("/{order}/request")
    ObjectNode request(@PathVariable String order) {
        records.put(TYPE, order, active(order).put("status", "requested"));
        return preview(order);
    }

    @PostMapping("/{order}/confirm")
    ObjectNode confirm(@PathVariable String order) {
        ObjectNode edit = active(order);
        orders.change(order, changed -> {
            edit.get("actions").forEach(action -> apply(changed, (ObjectNode) action));
            lines.settle(changed);
        });
        records.remove(TYPE, order);
        ObjectNode data = Body.empty().put("order_id", order);
        events.send("order-edit.confirmed", data.<ObjectNode>set("actions", edit.get("actions")));
        return preview(order);
    }

    private void apply(ObjectNode order, ObjectNode action) {
        ObjectNode details = (ObjectNode) action.get("details");
        if (action.get("action").textValue().equals("ITEM_ADD")) {
            orders.add(order, lines.line("ordli", details, order));
            return;
        }
        ObjectNode item = OrderBook.item(order, details.get("item_id").textValue());
        BigDecimal quantity = details.path("quantity").decimalValue();
        Figures.put(item, "quantity", quantity);
        Figures.put((ObjectNode) item.get("detail"), "quantity", quantity);
        if (details.path("unit_price").isNumber()) {
            Figures.put(item, "unit_price", details.get("unit_price").decimalValue());
        }
    }

    @DeleteMapping("/{order}")
    ObjectNode cancel(@PathVariable String order) {
        records.remove(TYPE, order);
        return Body.deleted(order, "order-edit");
    }

    private ObjectNode active(String order) {
        return records.find(TYPE, order)
                .orElseThrow(() -> ShopError.notFound("An active Order Change is required to proceed"));
    }

    private ObjectNode preview(String order) {
        return Body.of("order_preview", orders.get(order));
    }
}

package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Draft orders: the only way to make an order by the admin API. */
@RestController
@RequestMapping("/admin/draft-orders")
class DraftOrdersApi {

    private final OrderBook orders;

    DraftOrdersApi(OrderBook orders) {
        this.orders = orders;
    }

    @GetMapping
    ObjectNode list(@RequestParam MultiValueMap<String, String> parameters) {
        return OrdersApi.list("draft_orders", orders.all(true), parameters);
    }

    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        return answer("draft_order", id, parameters);
    }

    @PostMapping
    ObjectNode create(@RequestBody ObjectNode body, @RequestParam MultiValueMap<String, String> parameters) {
        return answer("draft_order", orders.draft(body), parameters);
    }

    @PostMapping("/{id}")
    ObjectNode change(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        orders.describe(id, body);
        return answer("draft_order", id, parameters);
    }

    @PostMapping("/{id}/convert-to-order")
    ObjectNode convert(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        return answer("order", orders.convert(id), parameters);
    }

    /** Unknown ids are answered in the same way. */
    @DeleteMapping("/{id}")
    ObjectNode remove(@PathVariable String id) {
        orders.discard(id);
        return Body.empty().put("id", id).put("object", "draft-order").put("deleted", true);
    }

    private ObjectNode answer(String name, String id, MultiValueMap<String, String> parameters) {
        return Body.of(name, OrdersApi.query(parameters).picked(orders.get(id)));
    }
}

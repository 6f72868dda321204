package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a storefront does: carts up to the order. */
@RestController
@RequestMapping("/store")
class StoreApi {

    private final CartBook carts;
    private final PaymentBook payments;
    private final OrderBook orders;
    private final Shoppers shoppers;
    private final Records records;

    StoreApi(CartBook carts, PaymentBook payments, OrderBook orders, Shoppers shoppers, Records records) {
        this.carts = carts;
        this.payments = payments;
        this.orders = orders;
        this.shoppers = shoppers;
        this.records = records;
    }

    @PostMapping("/carts")
    ObjectNode create(
            @RequestBody(required = false) ObjectNode body,
            @org.springframework.web.bind.annotation.RequestHeader(name = "Authorization", required = false)
                    String authorization) {
        ObjectNode wanted = body == null ? Body.empty() : body;
        return cart(carts.create(wanted, shoppers.customer(authorization).orElse(null)));
    }

    @GetMapping("/carts/{id}")
    ObjectNode get(@PathVariable String id) {
        return cart(carts.get(id));
    }

    @PostMapping("/carts/{id}")
    ObjectNode change(@PathVariable String id, @RequestBody ObjectNode body) {
        return cart(carts.change(id, body));
    }

    @PostMapping("/carts/{id}/line-items")
    ObjectNode add(@PathVariable String id, @RequestBody ObjectNode body) {
        return cart(carts.addItem(id, body));
    }

    @PostMapping("/carts/{id}/line-items/{line}")
    ObjectNode change(@PathVariable String id, @PathVariable String line, @RequestBody ObjectNode body) {
        return cart(carts.changeItem(id, line, body));
    }

    @DeleteMapping("/carts/{id}/line-items/{line}")
    ObjectNode remove(@PathVariable String id, @PathVariable String line) {
        ObjectNode parent = carts.removeItem(id, line);
        ObjectNode answer = Body.deleted(line, "line-item");
        return answer.set("parent", parent);
    }

    @PostMapping("/carts/{id}/promotions")
    ObjectNode promote(@PathVariable String id, @RequestBody ObjectNode body) {
        return cart(carts.change(id, Body.of("promo_codes", body.path("promo_codes"))));
    }

    @PostMapping("/carts/{id}/shipping-methods")
    ObjectNode ship(@PathVariable String id, @RequestBody ObjectNode body) {
        return cart(carts.ship(id, body));
    }

    /** Asked twice, the answer is the same order. */
    @PostMapping("/carts/{id}/complete")
    ObjectNode complete(@PathVariable String id) {
        ObjectNode answer = Body.empty().put("type", "order");
        return answer.set("order", orders.get(carts.complete(id)));
    }

    @PostMapping("/payment-collections")
    ObjectNode collect(@RequestBody ObjectNode body) {
        Fields.require(body, "cart_id", "");
        String id = body.get("cart_id").asText();
        ObjectNode cart = carts.get(id);
        return Body.of(
                "payment_collection",
                records.together(() -> payments.ofCart(id)
                        .orElseGet(() -> payments.collect(
                                id, null, cart.get("currency_code").textValue(), Figures.of(cart, "total")))));
    }

    @PostMapping("/payment-collections/{id}/payment-sessions")
    ObjectNode session(@PathVariable String id, @RequestBody ObjectNode body) {
        Fields.require(body, "provider_id", "");
        return Body.of(
                "payment_collection",
                records.together(
                        () -> payments.session(id, body.get("provider_id").asText())));
    }

    @GetMapping("/payment-providers")
    ObjectNode providers() {
        ArrayNode providers = Body.empty().arrayNode();
        providers.addObject().put("id", "pp_system_default").put("is_enabled", true);
        providers.addObject().put("id", "pp_on-account_default").put("is_enabled", true);
        return page("payment_providers", providers);
    }

    @GetMapping("/regions")
    ObjectNode regions() {
        return page("regions", list("region"));
    }

    @GetMapping("/shipping-options")
    ObjectNode options(@RequestParam(name = "cart_id") String cart) {
        String currency = carts.get(cart).get("currency_code").textValue();
        ArrayNode options = list("shipping_option");
        options.forEach(option -> option.get("prices").forEach(price -> {
            if (price.get("currency_code").textValue().equals(currency)) {
                ((ObjectNode) option).set("amount", price.get("amount"));
            }
        }));
        return Body.of("shipping_options", options);
    }

    @GetMapping("/orders/{id}")
    ObjectNode order(@PathVariable String id) {
        return Body.of("order", orders.get(id));
    }

    private ArrayNode list(String type) {
        ArrayNode list = Body.empty().arrayNode();
        records.where(type, Map.of()).forEach(list::add);
        return list;
    }

    private static ObjectNode page(String name, ArrayNode list) {
        ObjectNode page = Body.of(name, list);
        return page.put("count", list.size()).put("offset", 0).put("limit", 50);
    }

    private static ObjectNode cart(ObjectNode cart) {
        return Body.of("cart", cart);
    }
}

package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders. There is no way to create one here, and filters that are not known are ignored: everything comes back. */
@RestController
@RequestMapping("/admin/orders")
class OrdersApi {

    private static final int PAGE = 15;
    private static final List<String> AMOUNTS = List.of(
            "total",
            "subtotal",
            "tax_total",
            "discount_total",
            "discount_subtotal",
            "discount_tax_total",
            "original_total",
            "item_total",
            "item_subtotal",
            "item_tax_total",
            "shipping_total",
            "shipping_subtotal",
            "shipping_tax_total",
            "credit_line_total");
    static final List<String> SHOWN = Stream.concat(
                    Stream.of(
                            "id",
                            "display_id",
                            "status",
                            "version",
                            "region_id",
                            "summary",
                            "metadata",
                            "items",
                            "shipping_address",
                            "billing_address",
                            "shipping_methods",
                            "payment_collections",
                            "payment_status",
                            "fulfillment_status",
                            "region",
                            "created_at",
                            "updated_at"),
                    AMOUNTS.stream())
            .toList();
    static final List<String> HIDDEN = Stream.concat(
                    Stream.of(
                            "email",
                            "currency_code",
                            "customer_id",
                            "sales_channel_id",
                            "canceled_at",
                            "is_draft_order",
                            "customer",
                            "sales_channel",
                            "transactions",
                            "fulfillments",
                            "returns",
                            "credit_lines"),
                    AMOUNTS.stream().map(amount -> "raw_" + amount))
            .toList();

    private final OrderBook orders;
    private final FulfilmentBook fulfilments;

    OrdersApi(OrderBook orders, FulfilmentBook fulfilments) {
        this.orders = orders;
        this.fulfilments = fulfilments;
    }

    static ListQuery query(MultiValueMap<String, String> parameters) {
        return new ListQuery(parameters, SHOWN, HIDDEN, PAGE);
    }

    @GetMapping
    ObjectNode list(@RequestParam MultiValueMap<String, String> parameters) {
        return list("orders", orders.all(false), parameters);
    }

    static ObjectNode list(String name, List<ObjectNode> orders, MultiValueMap<String, String> parameters) {
        ListQuery query = query(parameters);
        return query.page(
                name,
                orders.stream()
                        .filter(o -> Stream.of("id", "status", "sales_channel_id", "region_id", "customer_id")
                                .allMatch(f -> query.fits(o, f)))
                        .filter(o -> query.mentions(o, "display_id", "email"))
                        .toList());
    }

    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        return answer(id, parameters);
    }

    @PostMapping("/{id}")
    ObjectNode change(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        orders.describe(id, body);
        return answer(id, parameters);
    }

    @PostMapping("/{id}/cancel")
    ObjectNode cancel(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        orders.cancel(id);
        return answer(id, parameters);
    }

    @PostMapping("/{id}/complete")
    ObjectNode complete(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        orders.end(id, "completed");
        return answer(id, parameters);
    }

    @PostMapping("/{id}/archive")
    ObjectNode archive(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        orders.end(id, "archived");
        return answer(id, parameters);
    }

    /** The answer does not show the fulfilment: it is to be read again. */
    @PostMapping("/{id}/fulfillments")
    ObjectNode fulfil(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        fulfilments.create(id, body);
        return answer(id, parameters);
    }

    @PostMapping("/{id}/fulfillments/{fulfilment}/shipments")
    ObjectNode ship(
            @PathVariable String id,
            @PathVariable String fulfilment,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        fulfilments.ship(id, fulfilment, body);
        return answer(id, parameters);
    }

    @PostMapping("/{id}/fulfillments/{fulfilment}/mark-as-delivered")
    ObjectNode deliver(
            @PathVariable String id,
            @PathVariable String fulfilment,
            @RequestParam MultiValueMap<String, String> parameters) {
        fulfilments.deliver(id, fulfilment);
        return answer(id, parameters);
    }

    @PostMapping("/{id}/fulfillments/{fulfilment}/cancel")
    ObjectNode cancel(
            @PathVariable String id,
            @PathVariable String fulfilment,
            @RequestParam MultiValueMap<String, String> parameters) {
        fulfilments.cancel(id, fulfilment);
        return answer(id, parameters);
    }

    private ObjectNode answer(String id, MultiValueMap<String, String> parameters) {
        return Body.of("order", query(parameters).picked(orders.get(id)));
    }
}

package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Page;
import io.revhub.sandbox.Page.Input;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a clerk of the shop does with an order: captures, gives back, sends out, cancels. */
@RestController
@RequestMapping("/orders/{id}")
class ClerkPage {

    private final OrderBook orders;
    private final PaymentBook payments;
    private final FulfilmentBook fulfilments;

    ClerkPage(OrderBook orders, PaymentBook payments, FulfilmentBook fulfilments) {
        this.orders = orders;
        this.payments = payments;
        this.fulfilments = fulfilments;
    }

    @GetMapping(produces = Page.HTML)
    String page(@PathVariable String id) {
        ObjectNode order = orders.get(id);
        List<List<String>> items = new ArrayList<>();
        order.get("items")
                .forEach(i -> items.add(List.of(
                        i.path("variant_sku").asText(),
                        i.get("title").asText(),
                        i.get("quantity").asText(),
                        i.at("/detail/fulfilled_quantity").asText(),
                        i.get("total").asText())));
        List<List<String>> money = new ArrayList<>();
        order.get("transactions")
                .forEach(t -> money.add(List.of(
                        t.get("created_at").asText(),
                        t.get("reference").asText(),
                        t.get("amount").asText())));
        String path = "/orders/" + id;
        return new Page(
                        "Medusa",
                        "Order " + order.get("display_id").asText() + ", "
                                + order.get("status").asText() + ", "
                                + order.path("email").asText() + ", total "
                                + order.get("total").asText())
                .table("Items", List.of("SKU", "Product", "Quantity", "Fulfilled", "Total"), items)
                .table("Money", List.of("When", "What", "Amount"), money)
                .form(path + "/capture", List.of(Input.text("amount", "Amount, empty: all")), "Capture")
                .form(path + "/refund", List.of(Input.text("amount", "Amount, empty: all")), "Give back")
                .form(path + "/send", List.of(Input.text("tracking", "Tracking number")), "Send what is left")
                .form(path + "/cancel", List.of(), "Cancel")
                .html();
    }

    @PostMapping("/capture")
    ResponseEntity<Void> capture(@PathVariable String id, @RequestParam String amount) {
        payments.capture(payment(id), amount(amount).path("amount"));
        return back(id);
    }

    @PostMapping("/refund")
    ResponseEntity<Void> refund(@PathVariable String id, @RequestParam String amount) {
        payments.refund(payment(id), amount(amount));
        return back(id);
    }

    @PostMapping("/send")
    ResponseEntity<Void> send(@PathVariable String id, @RequestParam String tracking) {
        ObjectNode body = Body.empty();
        orders.get(id).get("items").forEach(item -> {
            BigDecimal left =
                    Figures.of(item, "quantity").subtract(Figures.of(item.get("detail"), "fulfilled_quantity"));
            if (left.signum() > 0) {
                body.withArray("items").addObject().put("quantity", left).set("id", item.get("id"));
            }
        });
        ObjectNode order = fulfilments.create(id, body);
        ObjectNode labels = Body.empty();
        labels.putArray("labels").addObject().put("tracking_number", tracking).put("tracking_url", "#");
        int last = order.get("fulfillments").size() - 1;
        fulfilments.ship(id, order.get("fulfillments").get(last).get("id").textValue(), labels);
        return back(id);
    }

    @PostMapping("/cancel")
    ResponseEntity<Void> cancel(@PathVariable String id) {
        orders.cancel(id);
        return back(id);
    }

    private String payment(String id) {
        String payment =
                orders.get(id).at("/payment_collections/0/payments/0/id").asText();
        if (payment.isEmpty()) {
            throw ShopError.invalid("The order has no payment");
        }
        return payment;
    }

    private static ObjectNode amount(String text) {
        return text.isBlank()
                ? Body.empty()
                : Body.of(
                        "amount",
                        DecimalNode.valueOf(new BigDecimal(text.strip().replace(',', '.'))));
    }

    private static ResponseEntity<Void> back(String id) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/orders/" + id))
                .build();
    }
}

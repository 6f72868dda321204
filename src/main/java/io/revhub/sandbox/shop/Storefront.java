package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Page;
import io.revhub.sandbox.Page.Input;
import io.revhub.sandbox.Records;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a shopper sees: products, a cart, the order. The cart's address is its only secret. */
@RestController
@RequestMapping("/storefront")
class Storefront {

    private static final String CARD = "pp_system_default";
    private static final String ON_ACCOUNT = "pp_on-account_default";

    private final CartBook carts;
    private final OrderBook orders;
    private final PaymentBook payments;
    private final ProductBook products;
    private final Records records;

    Storefront(CartBook carts, OrderBook orders, PaymentBook payments, ProductBook products, Records records) {
        this.carts = carts;
        this.orders = orders;
        this.payments = payments;
        this.products = products;
        this.records = records;
    }

    @GetMapping(produces = Page.HTML)
    String catalogue() {
        Page page = new Page("Webshop", "Simulated storefront");
        List<List<String>> rows = new ArrayList<>();
        List<String> choices = new ArrayList<>();
        for (ObjectNode product : products.all()) {
            if (product.get("status").asText().equals("published")) {
                product.get("variants").forEach(variant -> {
                    rows.add(List.of(
                            product.get("title").asText(), variant.path("sku").asText(), prices(variant)));
                    choices.add(variant.path("sku").asText());
                });
            }
        }
        page.table("Products", List.of("Product", "SKU", "Price before tax"), rows);
        List<String> currencies =
                records.all("region").stream().map(r -> r.get("name").asText()).toList();
        return page.form(
                        "/storefront/carts",
                        List.of(
                                new Input("sku", "Product", choices, null),
                                new Input("quantity", "Quantity", List.of(), "1"),
                                new Input("region", "Region", currencies, null)),
                        "Put into a new cart")
                .html();
    }

    @PostMapping("/carts")
    ResponseEntity<Void> begin(@RequestParam String sku, @RequestParam int quantity, @RequestParam String region) {
        ObjectNode body = Body.empty();
        records.where("region", Map.of("name", region)).forEach(r -> body.set("region_id", r.get("id")));
        body.putArray("items").add(item(sku, quantity));
        return to("/storefront/carts/" + carts.create(body, null).get("id").asText());
    }

    private ObjectNode item(String sku, int quantity) {
        String variant = records.where("variant", Map.of("sku", sku)).stream()
                .findFirst()
                .orElseThrow(() -> ShopError.notFound("No such product: " + sku))
                .get("id")
                .textValue();
        return Body.empty().put("variant_id", variant).put("quantity", quantity);
    }

    @GetMapping(path = "/carts/{id}", produces = Page.HTML)
    String cart(@PathVariable String id) {
        ObjectNode cart = carts.get(id);
        Page page =
                new Page("Webshop", "Your cart").table("Cart", List.of("Product", "Quantity", "Price"), lines(cart));
        page.form(
                "/storefront/carts/" + id + "/items",
                List.of(Input.text("sku", "SKU"), new Input("quantity", "Quantity", List.of(), "1")),
                "Add");
        return page.form(
                        "/storefront/carts/" + id + "/order",
                        List.of(
                                Input.text("email", "E-mail"),
                                Input.text("first_name", "First name"),
                                Input.text("last_name", "Last name"),
                                Input.text("address_1", "Street"),
                                Input.text("postal_code", "Postal code"),
                                Input.text("city", "City"),
                                new Input("country_code", "Country", countries(cart), null),
                                Input.text("code", "Voucher"),
                                new Input("provider", "Payment", List.of(CARD, ON_ACCOUNT), CARD)),
                        "Buy")
                .html();
    }

    private List<String> countries(ObjectNode cart) {
        List<String> countries = new ArrayList<>();
        records.find("region", cart.get("region_id").asText())
                .ifPresent(region -> region.get("countries")
                        .forEach(c -> countries.add(c.get("iso_2").asText())));
        return countries;
    }

    @PostMapping("/carts/{id}/items")
    ResponseEntity<Void> add(@PathVariable String id, @RequestParam String sku, @RequestParam int quantity) {
        carts.addItem(id, item(sku, quantity));
        return to("/storefront/carts/" + id);
    }

    @PostMapping("/carts/{id}/order")
    ResponseEntity<Void> buy(@PathVariable String id, @RequestParam Map<String, String> form) {
        ObjectNode body = Body.empty().put("email", form.get("email"));
        ObjectNode address = body.putObject("shipping_address");
        List.of("first_name", "last_name", "address_1", "postal_code", "city", "country_code")
                .forEach(field -> address.put(field, form.get(field)));
        if (!form.getOrDefault("code", "").isBlank()) {
            body.putArray("promo_codes").add(form.get("code"));
        }
        carts.change(id, body);
        ObjectNode cart = carts.ship(
                id, Body.of("option_id", records.all("shipping_option").get(0).get("id")));
        String collection = payments.ofCart(id)
                .orElseGet(() ->
                        payments.collect(id, null, cart.get("currency_code").textValue(), Figures.of(cart, "total")))
                .get("id")
                .textValue();
        payments.session(collection, form.get("provider"));
        return to("/storefront/orders/" + carts.complete(id));
    }

    @GetMapping(path = "/orders/{id}", produces = Page.HTML)
    String order(@PathVariable String id) {
        ObjectNode order = orders.get(id);
        List<List<String>> sent = new ArrayList<>();
        order.get("fulfillments")
                .forEach(f -> sent.add(List.of(
                        f.path("shipped_at").asText("").replace("null", "in preparation"),
                        f.at("/labels/0/tracking_number").asText())));
        return new Page("Webshop", "Order " + order.get("display_id").asText())
                .table("Order", List.of("Product", "Quantity", "Price"), lines(order))
                .table("Shipments", List.of("Shipped", "Tracking number"), sent)
                .html();
    }

    private static List<List<String>> lines(ObjectNode cart) {
        String currency = " " + cart.get("currency_code").asText().toUpperCase(Locale.ROOT);
        List<List<String>> lines = new ArrayList<>();
        cart.get("items")
                .forEach(item -> lines.add(List.of(
                        item.get("title").asText(),
                        item.get("quantity").asText(),
                        item.get("total").asText() + currency)));
        cart.get("shipping_methods")
                .forEach(m -> lines.add(
                        List.of(m.get("name").asText(), "", m.get("total").asText() + currency)));
        lines.add(List.of("Total with tax", "", cart.get("total").asText() + currency));
        return lines;
    }

    private static String prices(JsonNode variant) {
        List<String> prices = new ArrayList<>();
        variant.get("prices")
                .forEach(p -> prices.add(p.at("/raw_amount/value").asText() + " "
                        + p.get("currency_code").asText().toUpperCase(Locale.ROOT)));
        return String.join(", ", prices);
    }

    private static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}

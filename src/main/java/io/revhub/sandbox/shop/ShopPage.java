package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Page;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.StringJoiner;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a shop keeper sees: products with their prices, and customers; and that the shop is up. */
@RestController
class ShopPage {

    private final ProductBook products;
    private final Records records;

    ShopPage(ProductBook products, Records records) {
        this.products = products;
        this.records = records;
    }

    @GetMapping(path = "/health", produces = "text/plain")
    String health() {
        return "OK";
    }

    @GetMapping(path = "/", produces = Page.HTML)
    String page() {
        List<ObjectNode> all = products.all();
        return new Page("Medusa", "Simulated shop: " + all.size() + " products")
                .table(
                        "Products",
                        List.of("Product", "Handle", "Status", "External id", "Variants and prices"),
                        all.stream().map(ShopPage::product).toList())
                .table(
                        "For shoppers",
                        List.of("Where they buy"),
                        List.of(List.of(new Page.Link("Storefront", "/storefront"))))
                .table(
                        "Orders",
                        List.of("Order", "Status", "E-mail", "Total", "Placed"),
                        records.all(OrderBook.TYPE).stream()
                                .map(o -> List.of(
                                        new Page.Link(
                                                o.get("display_id").asText(),
                                                "/orders/" + o.get("id").asText()),
                                        o.get("status").asText(),
                                        o.path("email").asText(),
                                        Totals.put(o).get("total").asText(),
                                        o.get("created_at").asText()))
                                .toList())
                .table(
                        "Customers",
                        List.of("E-mail", "Company", "First name", "Last name", "Since"),
                        records.all(CustomersApi.TYPE).stream()
                                .map(c -> texts(c, "email", "company_name", "first_name", "last_name", "created_at"))
                                .toList())
                .html();
    }

    private static List<String> product(ObjectNode product) {
        StringJoiner variants = new StringJoiner("\n");
        for (JsonNode variant : product.get("variants")) {
            StringJoiner line = new StringJoiner(", ");
            line.add(variant.path("sku").asText(""));
            variant.get("prices")
                    .forEach(price -> line.add(price.at("/raw_amount/value").asText() + " "
                            + price.get("currency_code").asText().toUpperCase()));
            variants.add(line.toString());
        }
        List<String> cells = texts(product, "title", "handle", "status", "external_id");
        return List.of(cells.get(0), cells.get(1), cells.get(2), cells.get(3), variants.toString());
    }

    private static List<String> texts(ObjectNode record, String... fields) {
        return List.of(fields).stream()
                .map(field -> record.path(field).asText("").replaceFirst("^null$", ""))
                .toList();
    }
}

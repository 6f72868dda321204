package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Variants across products and of one product; the place to poll for changed variants and prices. */
@RestController
@RequestMapping("/admin")
class VariantsApi {

    private final ProductBook products;
    private final VariantBook variants;
    private final Records records;
    private final Events events;

    VariantsApi(ProductBook products, VariantBook variants, Records records, Events events) {
        this.events = events;
        this.products = products;
        this.variants = variants;
        this.records = records;
    }

    @GetMapping("/product-variants")
    ObjectNode list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = new ListQuery(parameters, VariantBook.FIELDS);
        return query.page(
                "variants",
                variants.all().stream()
                        .filter(v -> query.fits(v, "id") && query.fits(v, "sku") && query.fits(v, "product_id"))
                        .filter(v -> query.mentions(v, "title", "sku", "barcode", "ean"))
                        .map(this::withProduct)
                        .toList());
    }

    private ObjectNode withProduct(ObjectNode variant) {
        ObjectNode product = products.stored(variant.get("product_id").textValue());
        return variant.set("product", product.retain(List.of("id", "title", "handle", "status", "external_id")));
    }

    @PostMapping("/products/{productId}/variants")
    ObjectNode create(@PathVariable String productId, @RequestBody ObjectNode body) {
        return put("product-variant.created", productId, body.without(List.of("id")));
    }

    @PostMapping("/products/{productId}/variants/{id}")
    ObjectNode change(@PathVariable String productId, @PathVariable String id, @RequestBody ObjectNode body) {
        return put("product-variant.updated", productId, body.put("id", id));
    }

    @PostMapping("/products/{productId}/variants/{id}/inventory-items")
    ObjectNode link(@PathVariable String productId, @PathVariable String id, @RequestBody ObjectNode body) {
        return Body.of("variant", variants.link(productId, id, body));
    }

    private ObjectNode put(String event, String productId, ObjectNode body) {
        String id = records.together(() -> variants.put(products.stored(productId), body, ""));
        events.of(event, id);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return answer.set("product", products.get(productId));
    }
}

package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Products; filters that Medusa does not know are ignored here. */
@RestController
@RequestMapping("/admin/products")
class ProductsApi {

    private final ProductBook products;

    private final Events events;

    ProductsApi(ProductBook products, Events events) {
        this.events = events;
        this.products = products;
    }

    @GetMapping
    ObjectNode list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = new ListQuery(parameters, ProductBook.FIELDS);
        return query.page(
                "products",
                products.all().stream()
                        .filter(p -> query.fits(p, "id") && query.fits(p, "external_id") && query.fits(p, "handle"))
                        .filter(p -> query.fits(p, "status") && query.fits(p, "title"))
                        .filter(p -> hasSku(p, query))
                        .filter(p -> query.mentions(p, "title", "subtitle", "description", "handle"))
                        .toList());
    }

    private static boolean hasSku(ObjectNode product, ListQuery query) {
        List<String> skus = query.values("variants[sku]");
        if (skus.isEmpty()) {
            return true;
        }
        for (JsonNode variant : product.get("variants")) {
            if (skus.contains(variant.path("sku").asText())) {
                return true;
            }
        }
        return false;
    }

    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        return answer(id, parameters);
    }

    @PostMapping
    ObjectNode create(@RequestBody ObjectNode body, @RequestParam MultiValueMap<String, String> parameters) {
        String id = products.create(body);
        events.of("product.created", id);
        return answer(id, parameters);
    }

    @PostMapping("/{id}")
    ObjectNode change(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        products.change(id, body);
        events.of("product.updated", id);
        return answer(id, parameters);
    }

    /** All of it, or nothing. */
    @PostMapping("/batch")
    ObjectNode batch(@RequestBody ObjectNode body) {
        return products.together(() -> {
            ObjectNode answer = Body.empty();
            body.path("create")
                    .forEach(p -> answer.withArray("created").add(products.get(products.create((ObjectNode) p))));
            body.path("update").forEach(p -> {
                String id = p.path("id").asText();
                products.change(id, ((ObjectNode) p).without("id"));
                answer.withArray("updated").add(products.get(id));
            });
            body.path("delete").forEach(id -> products.remove(id.asText()));
            return answer.<ObjectNode>set("deleted", Body.of("ids", body.path("delete")));
        });
    }

    /** Says yes for an unknown product too. */
    @DeleteMapping("/{id}")
    ObjectNode remove(@PathVariable String id) {
        products.remove(id);
        events.of("product.deleted", id);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "product")
                .put("deleted", true);
    }

    private ObjectNode answer(String id, MultiValueMap<String, String> parameters) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return answer.set("product", new ListQuery(parameters, ProductBook.FIELDS).picked(products.get(id)));
    }
}

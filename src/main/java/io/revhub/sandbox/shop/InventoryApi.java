package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Stock: what lies where, absolute. */
@RestController
@RequestMapping("/admin/inventory-items")
class InventoryApi {

    private static final List<String> FIELDS = List.of(
            "id",
            "sku",
            "title",
            "requires_shipping",
            "reserved_quantity",
            "stocked_quantity",
            "location_levels",
            "metadata",
            "created_at",
            "updated_at");

    private final Stock stock;

    InventoryApi(Stock stock) {
        this.stock = stock;
    }

    @GetMapping
    ObjectNode list(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = new ListQuery(parameters, FIELDS);
        return query.page(
                "inventory_items",
                stock.all().stream()
                        .filter(i -> query.fits(i, "id") && query.fits(i, "sku"))
                        .filter(i -> query.mentions(i, "sku", "title"))
                        .toList());
    }

    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        return Body.of("inventory_item", new ListQuery(parameters, FIELDS).picked(stock.get(id)));
    }

    /** An item without a variant; it is linked to one by {@code /admin/products/{id}/variants/{id}/inventory-items}. */
    @PostMapping
    ObjectNode make(@RequestBody ObjectNode body) {
        return Body.of("inventory_item", stock.create(body));
    }

    /** The first level at a location; a second one is refused. */
    @PostMapping("/{id}/location-levels")
    ObjectNode create(@PathVariable String id, @RequestBody ObjectNode body) {
        Fields.require(body, "location_id", "");
        return Body.of("inventory_item", stock.level(id, body.get("location_id").asText(), body, true));
    }

    @PostMapping("/{id}/location-levels/{location}")
    ObjectNode change(@PathVariable String id, @PathVariable String location, @RequestBody ObjectNode body) {
        return Body.of("inventory_item", stock.level(id, location, body, false));
    }
}

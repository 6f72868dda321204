package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Inventory items, one for each variant that manages its inventory, with their levels by location. */
record Stock(Records records, Stamps stamps, Events events) {

    private static final String TYPE = "inventory_item";

    List<ObjectNode> all() {
        return records.all(TYPE).stream().map(Stock::summed).toList();
    }

    ObjectNode get(String id) {
        return summed(stored(id));
    }

    private ObjectNode stored(String id) {
        return records.find(TYPE, id)
                .orElseThrow(() -> ShopError.notFound("InventoryItem with id: " + id + " was not found"));
    }

    /** Makes the item of a new variant, unless it manages none. */
    void follow(ObjectNode variant) {
        if (variant.path("manage_inventory").asBoolean()) {
            ObjectNode item = fresh(variant);
            records.put(TYPE, item.get("id").textValue(), item.set("variant_id", variant.get("id")));
        }
    }

    /** Makes an item that belongs to no variant yet. */
    ObjectNode create(ObjectNode body) {
        return records.together(() -> {
            boolean taken = body.hasNonNull("sku")
                    && !records.where(TYPE, Map.of("sku", body.get("sku").asText()))
                            .isEmpty();
            if (taken) {
                throw ShopError.invalid(
                        "Inventory item with sku: " + body.get("sku").asText() + ", already exists.");
            }
            ObjectNode item = fresh(body);
            records.put(TYPE, item.get("id").textValue(), item);
            events.of("inventory.inventory-item.created", item.get("id").textValue());
            return summed(item);
        });
    }

    private ObjectNode fresh(ObjectNode named) {
        ObjectNode item = stamps.created(Body.empty().put("id", stamps.id("iitem")));
        item.set("sku", named.get("sku"));
        item.set("title", named.get("title"));
        item.put("requires_shipping", true).putNull("metadata").putArray("location_levels");
        return item;
    }

    /** The item becomes a variant's. */
    void link(String id, String variant) {
        records.together(() -> {
            records.put(TYPE, id, stored(id).put("variant_id", variant));
            return id;
        });
    }

    /** The items of a variant, as it shows them. */
    ArrayNode linked(String variant) {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        records.where(TYPE, Map.of("variant_id", variant))
                .forEach(item -> links.addObject()
                        .put("variant_id", variant)
                        .put("required_quantity", 1)
                        .set("inventory_item_id", item.get("id")));
        return links;
    }

    ObjectNode level(String id, String location, ObjectNode body, boolean create) {
        return records.together(() -> {
            ObjectNode item = stamps.updated(stored(id));
            records.find("stock_location", location)
                    .orElseThrow(() -> ShopError.notFound("StockLocation with id: " + location + " was not found"));
            ObjectNode level = find(item, location);
            if (create && level != null) {
                throw ShopError.invalid("Inventory level for item " + id + " at " + location + ", already exists.");
            }
            if (!create && level == null) {
                throw ShopError.notFound("Item " + id + " is not stocked at location " + location);
            }
            if (level == null) {
                level = ((ArrayNode) item.get("location_levels")).addObject().put("id", stamps.id("ilev"));
                level.put("location_id", location).put("stocked_quantity", 0).put("reserved_quantity", 0);
            }
            level.put("stocked_quantity", body.path("stocked_quantity").decimalValue());
            records.put(TYPE, id, item);
            events.of("inventory.inventory-level.updated", level.get("id").textValue());
            return summed(item);
        });
    }

    /** Takes what is sold out of what is available. */
    void reserve(String variant, BigDecimal quantity) {
        ObjectNode sold = records.find("variant", variant).orElse(null);
        if (sold == null || !sold.path("manage_inventory").asBoolean()) {
            return;
        }
        ObjectNode item = records.where(TYPE, Map.of("variant_id", variant)).stream()
                .findFirst()
                .orElseThrow(() -> ShopError.invalid("Variant " + variant + " has no inventory item"));
        ObjectNode sums = summed(item.deepCopy());
        BigDecimal available = sums.get("stocked_quantity")
                .decimalValue()
                .subtract(sums.get("reserved_quantity").decimalValue());
        if (available.compareTo(quantity) < 0 && !sold.path("allow_backorder").asBoolean()) {
            throw new ShopError(400, "not_allowed", "Some variant does not have the required inventory");
        }
        if (!item.get("location_levels").isEmpty()) {
            move((ObjectNode) item.get("location_levels").get(0), "reserved_quantity", quantity);
            records.put(TYPE, item.get("id").textValue(), item);
        }
    }

    /** What leaves the location was reserved before, unless it was sold when nobody counted yet. */
    void ship(String variant, BigDecimal quantity) {
        records.where(TYPE, Map.of("variant_id", variant)).stream()
                .filter(item -> !item.get("location_levels").isEmpty())
                .forEach(item -> {
                    ObjectNode level = (ObjectNode) item.get("location_levels").get(0);
                    BigDecimal reserved = level.get("reserved_quantity").decimalValue();
                    move(level, "reserved_quantity", quantity.min(reserved).negate());
                    move(level, "stocked_quantity", quantity.min(reserved).negate());
                    records.put(TYPE, item.get("id").textValue(), item);
                });
    }

    private static void move(ObjectNode level, String field, BigDecimal by) {
        level.put(field, level.get(field).decimalValue().add(by));
    }

    private static ObjectNode find(ObjectNode item, String location) {
        for (JsonNode level : item.get("location_levels")) {
            if (level.get("location_id").textValue().equals(location)) {
                return (ObjectNode) level;
            }
        }
        return null;
    }

    private static ObjectNode summed(ObjectNode item) {
        item.put("stocked_quantity", Figures.sum(item.get("location_levels"), "stocked_quantity"));
        return item.put("reserved_quantity", Figures.sum(item.get("location_levels"), "reserved_quantity"));
    }
}

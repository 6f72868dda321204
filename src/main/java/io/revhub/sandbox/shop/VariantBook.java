package io.revhub.sandbox.shop;

import static io.revhub.sandbox.shop.Fields.Type.ARRAY;
import static io.revhub.sandbox.shop.Fields.Type.BOOLEAN;
import static io.revhub.sandbox.shop.Fields.Type.NUMBER;
import static io.revhub.sandbox.shop.Fields.Type.OBJECT;
import static io.revhub.sandbox.shop.Fields.Type.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The variants of products: what is sold, with its prices. A variant's changes do not touch its product's time. */
class VariantBook {

    private static final String TYPE = "variant";
    private static final List<String> PLAIN = List.of(
            "title",
            "sku",
            "barcode",
            "ean",
            "upc",
            "allow_backorder",
            "manage_inventory",
            "hs_code",
            "origin_country",
            "mid_code",
            "material",
            "weight",
            "length",
            "height",
            "width",
            "variant_rank");
    private static final Fields BODY = new Fields(Map.ofEntries(
            Map.entry("id", STRING),
            Map.entry("title", STRING),
            Map.entry("sku", STRING),
            Map.entry("ean", STRING),
            Map.entry("upc", STRING),
            Map.entry("barcode", STRING),
            Map.entry("hs_code", STRING),
            Map.entry("mid_code", STRING),
            Map.entry("allow_backorder", BOOLEAN),
            Map.entry("manage_inventory", BOOLEAN),
            Map.entry("variant_rank", NUMBER),
            Map.entry("weight", NUMBER),
            Map.entry("length", NUMBER),
            Map.entry("height", NUMBER),
            Map.entry("width", NUMBER),
            Map.entry("origin_country", STRING),
            Map.entry("material", STRING),
            Map.entry("metadata", OBJECT),
            Map.entry("prices", ARRAY),
            Map.entry("options", OBJECT)));

    static final List<String> FIELDS = Stream.of(
                    List.of("id"),
                    PLAIN,
                    List.of(
                            "metadata",
                            "product_id",
                            "created_at",
                            "updated_at",
                            "deleted_at",
                            "product",
                            "prices",
                            "options"))
            .flatMap(List::stream)
            .toList();

    private final Records records;
    private final Stamps stamps;
    private final Prices prices;
    private final Stock stock;

    VariantBook(Records records, Stamps stamps, Stock stock) {
        this.stock = stock;
        this.records = records;
        this.stamps = stamps;
        this.prices = new Prices(stamps);
    }

    List<ObjectNode> all() {
        return records.all(TYPE);
    }

    List<ObjectNode> ofProduct(String productId) {
        return records.where(TYPE, Map.of("product_id", productId)).stream()
                .map(this::withItems)
                .toList();
    }

    ObjectNode get(String productId, String id) {
        return records.find(TYPE, id)
                .filter(variant -> variant.get("product_id").textValue().equals(productId))
                .orElseThrow(() -> ShopError.notFound("Variant with id: " + id + " not found"));
    }

    /** An inventory item becomes the variant's. */
    ObjectNode link(String productId, String id, ObjectNode body) {
        Fields.require(body, "inventory_item_id", "");
        Fields.require(body, "required_quantity", "");
        get(productId, id);
        stock.link(body.get("inventory_item_id").asText(), id);
        return withItems(get(productId, id));
    }

    private ObjectNode withItems(ObjectNode variant) {
        return variant.set("inventory_items", stock.linked(variant.get("id").textValue()));
    }

    void remove(String id) {
        records.remove(TYPE, id);
    }

    /** Creates or changes a variant of this product; {@code at} tells where it stands in the request. */
    String put(ObjectNode product, ObjectNode body, String at) {
        BODY.check(body, at);
        String productId = product.get("id").textValue();
        ObjectNode variant = body.hasNonNull("id")
                ? stamps.updated(get(productId, body.get("id").textValue()))
                : fresh(productId, body, at);
        refuseTaken(variant, body);
        PLAIN.stream().filter(body::has).forEach(field -> variant.set(field, body.get(field)));
        if (body.has("metadata")) {
            Fields.mergeMetadata(variant, body.get("metadata"));
        }
        if (body.has("prices")) {
            variant.set("prices", prices.of(body.get("prices"), variant.get("prices"), at));
        }
        if (body.has("options")) {
            variant.set("options", options(body.get("options"), product));
        }
        String id = variant.get("id").textValue();
        records.put(TYPE, id, variant);
        if (!body.hasNonNull("id")) {
            stock.follow(variant);
        }
        return id;
    }

    private ObjectNode fresh(String productId, ObjectNode body, String at) {
        Fields.require(body, "title", at);
        Fields.require(body, "prices", at);
        ObjectNode variant = JsonNodeFactory.instance.objectNode();
        PLAIN.forEach(variant::putNull);
        variant.put("id", stamps.id("variant")).put("product_id", productId);
        variant.put("allow_backorder", false).put("manage_inventory", true).put("variant_rank", 0);
        variant.putNull("metadata").putArray("options");
        variant.putArray("prices");
        return stamps.created(variant);
    }

    private void refuseTaken(ObjectNode variant, ObjectNode body) {
        for (String field : List.of("sku", "ean", "upc", "barcode")) {
            if (body.hasNonNull(field)
                    && records.where(TYPE, Map.of(field, body.get(field).textValue())).stream()
                            .anyMatch(other -> !other.get("id").equals(variant.get("id")))) {
                throw ShopError.invalid("Product variant with %s: %s, already exists."
                        .formatted(field, body.get(field).textValue()));
            }
        }
    }

    private static ArrayNode options(JsonNode chosen, ObjectNode product) {
        ArrayNode options = JsonNodeFactory.instance.arrayNode();
        chosen.properties().forEach(choice -> options.add(option(choice.getKey(), choice.getValue(), product)));
        return options;
    }

    private static ObjectNode option(String title, JsonNode value, ObjectNode product) {
        for (JsonNode option : product.get("options")) {
            for (JsonNode possible : option.get("values")) {
                if (option.get("title").textValue().equals(title)
                        && possible.get("value").equals(value)) {
                    ObjectNode chosen = possible.deepCopy();
                    return chosen.set("option_id", option.get("id"));
                }
            }
        }
        throw ShopError.invalid("Option value " + value.asText() + " does not exist for option " + title);
    }
}

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a request may say of a product, and how it goes into the product. */
record ProductForm(Stamps stamps) {

    static final List<String> PLAIN = List.of(
            "title",
            "subtitle",
            "status",
            "external_id",
            "description",
            "handle",
            "is_giftcard",
            "discountable",
            "thumbnail",
            "collection_id",
            "type_id",
            "weight",
            "length",
            "height",
            "width",
            "hs_code",
            "origin_country",
            "mid_code",
            "material");
    private static final Fields BODY = new Fields(Map.ofEntries(
            Map.entry("title", STRING),
            Map.entry("subtitle", STRING),
            Map.entry("description", STRING),
            Map.entry("is_giftcard", BOOLEAN),
            Map.entry("discountable", BOOLEAN),
            Map.entry("images", ARRAY),
            Map.entry("thumbnail", STRING),
            Map.entry("handle", STRING),
            Map.entry("status", STRING),
            Map.entry("external_id", STRING),
            Map.entry("type_id", STRING),
            Map.entry("collection_id", STRING),
            Map.entry("categories", ARRAY),
            Map.entry("tags", ARRAY),
            Map.entry("options", ARRAY),
            Map.entry("variants", ARRAY),
            Map.entry("sales_channels", ARRAY),
            Map.entry("weight", NUMBER),
            Map.entry("length", NUMBER),
            Map.entry("height", NUMBER),
            Map.entry("width", NUMBER),
            Map.entry("hs_code", STRING),
            Map.entry("mid_code", STRING),
            Map.entry("origin_country", STRING),
            Map.entry("material", STRING),
            Map.entry("metadata", OBJECT),
            Map.entry("additional_data", OBJECT),
            Map.entry("shipping_profile_id", STRING)));
    private static final Set<String> STATUSES = Set.of("draft", "proposed", "published", "rejected");

    static void check(ObjectNode body) {
        BODY.check(body, "");
        checkStatus(body);
    }

    private static void checkStatus(ObjectNode body) {
        if (body.hasNonNull("status") && !STATUSES.contains(body.get("status").textValue())) {
            throw ShopError.invalidRequest(
                    "Expected: 'draft, proposed, published, rejected' for field 'status', but got: '"
                            + body.get("status").textValue() + "'");
        }
    }

    static String handle(String title) {
        return title.strip().toLowerCase().replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    ObjectNode fresh() {
        ObjectNode product = JsonNodeFactory.instance.objectNode();
        PLAIN.forEach(product::putNull);
        product.put("id", stamps.id("prod")).put("status", "draft");
        product.put("is_giftcard", false).put("discountable", true);
        product.putNull("metadata").putNull("type").putNull("collection");
        List.of("options", "tags", "images", "sales_channels").forEach(product::putArray);
        return stamps.created(product);
    }

    void apply(ObjectNode product, ObjectNode body) {
        PLAIN.stream().filter(body::has).forEach(field -> product.set(field, body.get(field)));
        if (body.has("metadata")) {
            Fields.mergeMetadata(product, body.get("metadata"));
        }
        if (body.hasNonNull("options")) {
            ArrayNode options = product.putArray("options");
            body.get("options").forEach(option -> options.add(option(option, product)));
        }
    }

    private ObjectNode option(JsonNode sent, ObjectNode product) {
        if (!sent.hasNonNull("title") || !sent.path("values").isArray()) {
            throw ShopError.invalidRequest("Field 'options, title' is required");
        }
        ObjectNode option = JsonNodeFactory.instance.objectNode();
        option.put("id", stamps.id("opt"));
        option.set("title", sent.get("title"));
        option.set("product_id", product.get("id"));
        ArrayNode values = option.putArray("values");
        sent.get("values")
                .forEach(value ->
                        values.addObject().put("id", stamps.id("optval")).set("value", value));
        return option;
    }
}

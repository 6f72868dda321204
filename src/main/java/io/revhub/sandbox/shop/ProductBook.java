package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The products. Handles are unique, external ids are not. */
class ProductBook {

    private static final String TYPE = "product";
    static final List<String> FIELDS = Stream.of(
                    List.of("id"),
                    ProductForm.PLAIN,
                    List.of(
                            "created_at",
                            "updated_at",
                            "deleted_at",
                            "metadata",
                            "type",
                            "collection",
                            "options",
                            "tags",
                            "images",
                            "variants",
                            "sales_channels"))
            .flatMap(List::stream)
            .toList();

    private final Records records;
    private final VariantBook variants;
    private final Stamps stamps;
    private final ProductForm form;

    ProductBook(Records records, VariantBook variants, Stamps stamps) {
        this.records = records;
        this.variants = variants;
        this.stamps = stamps;
        this.form = new ProductForm(stamps);
    }

    /** Runs this as one change. */
    <T> T together(Supplier<T> work) {
        return records.together(work);
    }

    /** All products, whole. */
    List<ObjectNode> all() {
        return records.all(TYPE).stream().map(this::whole).toList();
    }

    ObjectNode get(String id) {
        return whole(stored(id));
    }

    ObjectNode stored(String id) {
        return records.find(TYPE, id)
                .orElseThrow(() -> ShopError.notFound("Product with id: " + id + " was not found"));
    }

    private ObjectNode whole(ObjectNode product) {
        ArrayNode all = product.putArray("variants");
        variants.ofProduct(product.get("id").textValue()).forEach(all::add);
        return product;
    }

    String create(ObjectNode body) {
        ProductForm.check(body);
        Fields.require(body, "title", "");
        return records.together(() -> {
            ObjectNode product = form.fresh();
            form.apply(product, body);
            if (!product.hasNonNull("handle")) {
                product.put("handle", ProductForm.handle(product.get("title").textValue()));
            }
            if (product.get("options").isEmpty()) {
                throw ShopError.invalid("Product options are not provided for: ["
                        + product.get("title").textValue() + "].");
            }
            refuseTaken(product);
            String id = product.get("id").textValue();
            records.put(TYPE, id, product);
            putVariants(product, body);
            return id;
        });
    }

    /** Changes what is there; a list of variants drops those it does not name. */
    void change(String id, ObjectNode body) {
        ProductForm.check(body);
        records.together(() -> {
            ObjectNode product = stored(id);
            form.apply(product, body);
            refuseTaken(product);
            if (body.properties().stream().anyMatch(field -> !field.getKey().equals("variants"))) {
                stamps.updated(product);
            }
            records.put(TYPE, id, product);
            putVariants(product, body);
            return null;
        });
    }

    void remove(String id) {
        records.together(() -> {
            variants.ofProduct(id)
                    .forEach(variant -> variants.remove(variant.get("id").textValue()));
            records.remove(TYPE, id);
            return null;
        });
    }

    private void putVariants(ObjectNode product, ObjectNode body) {
        if (!body.hasNonNull("variants")) {
            return;
        }
        List<String> named = new ArrayList<>();
        for (JsonNode variant : body.get("variants")) {
            named.add(variants.put(product, (ObjectNode) variant, "variants, " + named.size() + ", "));
        }
        variants.ofProduct(product.get("id").textValue()).stream()
                .map(variant -> variant.get("id").textValue())
                .filter(id -> !named.contains(id))
                .forEach(variants::remove);
    }

    private void refuseTaken(ObjectNode product) {
        String handle = product.path("handle").asText();
        boolean taken = records.where(TYPE, Map.of("handle", handle)).stream()
                .anyMatch(other -> !other.get("id").equals(product.get("id")));
        if (taken) {
            throw ShopError.invalid("Product with handle: " + handle + ", already exists.");
        }
    }
}

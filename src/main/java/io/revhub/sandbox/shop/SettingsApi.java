package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a shop is set up with; kept as it is sent. */
@RestController
@RequestMapping("/admin/{kind:regions|sales-channels|stock-locations|shipping-profiles|shipping-options|promotions"
        + "|customer-groups|price-lists|price-preferences}")
class SettingsApi {

    private static final Map<String, Kind> KINDS = Map.of(
            "regions", new Kind("region", "reg", List.of("currency_code", "automatic_taxes", "countries")),
            "sales-channels", new Kind("sales_channel", "sc", List.of("description", "is_disabled")),
            "stock-locations", new Kind("stock_location", "sloc", List.of("address_id")),
            "shipping-profiles", new Kind("shipping_profile", "sp", List.of("type")),
            "shipping-options", new Kind("shipping_option", "so", List.of("price_type", "provider_id", "prices")),
            "promotions", new Kind("promotion", "promo", List.of("code", "type", "status", "application_method")),
            "customer-groups", new Kind("customer_group", "cusgroup", List.of("created_by")),
            "price-preferences",
                    new Kind(LineItems.PREFERENCE, "prpref", List.of("attribute", "value", "is_tax_inclusive")),
            "price-lists",
                    new Kind(
                            "price_list",
                            "plist",
                            List.of(
                                    "title",
                                    "description",
                                    "status",
                                    "type",
                                    "starts_at",
                                    "ends_at",
                                    "rules",
                                    "prices")));
    private static final Map<String, String> NAMED_BY =
            Map.of("price-lists", "title", "promotions", "code", "price-preferences", "attribute");
    private static final List<String> COMMON =
            List.of("id", "name", "metadata", "created_at", "updated_at", "deleted_at");

    private final Records records;
    private final Stamps stamps;
    private final PriceLists lists;

    SettingsApi(Records records, Stamps stamps, PriceLists lists) {
        this.records = records;
        this.stamps = stamps;
        this.lists = lists;
    }

    private record Kind(String type, String prefix, List<String> own) {

        List<String> fields() {
            return Stream.concat(COMMON.stream(), own.stream()).toList();
        }
    }

    @GetMapping
    ObjectNode list(@PathVariable String kind, @RequestParam MultiValueMap<String, String> parameters) {
        Kind known = KINDS.get(kind);
        ListQuery query = new ListQuery(parameters, known.fields());
        return query.page(
                kind.replace('-', '_'),
                records.all(known.type()).stream()
                        .filter(r -> List.of("id", "name", "code", "currency_code").stream()
                                .allMatch(f -> query.fits(r, f)))
                        .filter(r -> query.mentions(r, "name", "title", "code"))
                        .toList());
    }

    @GetMapping("/{id}")
    ObjectNode get(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters) {
        return answer(KINDS.get(kind), stored(KINDS.get(kind), id), parameters);
    }

    @PostMapping
    ObjectNode create(
            @PathVariable String kind,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        Kind known = KINDS.get(kind);
        Fields.require(body, NAMED_BY.getOrDefault(kind, "name"), "");
        ObjectNode record = stamps.created(Body.empty().put("id", stamps.id(known.prefix())));
        known.own().forEach(record::putNull);
        record.putNull("name").putNull("metadata");
        return put(known, record, body, parameters);
    }

    @PostMapping("/{id}")
    ObjectNode change(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        Kind known = KINDS.get(kind);
        return put(known, stamps.updated(stored(known, id)), body, parameters);
    }

    @DeleteMapping("/{id}")
    ObjectNode remove(@PathVariable String kind, @PathVariable String id) {
        records.remove(KINDS.get(kind).type(), id);
        return Body.deleted(id, KINDS.get(kind).type());
    }

    /** Customers of a group. Neither the group's nor the customers' time moves. */
    @PostMapping("/{id}/customers")
    ObjectNode members(@PathVariable String kind, @PathVariable String id, @RequestBody ObjectNode body) {
        return records.together(() -> {
            ObjectNode group = stored(KINDS.get(kind), id);
            body.path("add")
                    .forEach(customer -> records.put(
                            "group_member",
                            id + "/" + customer.asText(),
                            Body.empty().put("group_id", id).put("customer_id", customer.asText())));
            body.path("remove").forEach(customer -> records.remove("group_member", id + "/" + customer.asText()));
            return Body.of("customer_group", group);
        });
    }

    /** Prices of a price list: created, updated by id, deleted by id, at once. */
    @PostMapping("/{id}/prices/batch")
    ObjectNode prices(@PathVariable String kind, @PathVariable String id, @RequestBody ObjectNode body) {
        return records.together(() -> lists.batch(stored(KINDS.get(kind), id), body));
    }

    private ObjectNode put(Kind kind, ObjectNode record, ObjectNode body, MultiValueMap<String, String> parameters) {
        return records.together(() -> {
            body.properties().stream()
                    .filter(f -> kind.own().contains(f.getKey()) || f.getKey().equals("name"))
                    .forEach(f -> record.set(f.getKey(), f.getValue()));
            if (body.has("metadata")) {
                Fields.mergeMetadata(record, body.get("metadata"));
            }
            if (kind.type().equals("price_list") && body.has("prices")) {
                record.putArray("prices");
                lists.batch(record, Body.of("create", body.get("prices")));
            }
            refuseTaken(kind, record);
            records.put(kind.type(), record.get("id").textValue(), record);
            return answer(kind, record, parameters);
        });
    }

    private void refuseTaken(Kind kind, ObjectNode record) {
        String unique = kind.type().equals("promotion") ? "code" : kind.type().equals("customer_group") ? "name" : null;
        if (unique != null
                && records.where(kind.type(), Map.of(unique, record.get(unique).asText())).stream()
                        .anyMatch(other -> !other.get("id").equals(record.get("id")))) {
            throw ShopError.invalid("%s with %s: %s, already exists."
                    .formatted(
                            kind.type().equals("promotion") ? "Promotion" : "Customer group",
                            unique,
                            record.get(unique).asText()));
        }
    }

    private ObjectNode stored(Kind kind, String id) {
        return records.find(kind.type(), id)
                .orElseThrow(() -> ShopError.notFound(kind.type() + " with id: " + id + " was not found"));
    }

    private static ObjectNode answer(Kind kind, JsonNode record, MultiValueMap<String, String> parameters) {
        return Body.of(kind.type(), new ListQuery(parameters, kind.fields()).picked((ObjectNode) record));
    }
}

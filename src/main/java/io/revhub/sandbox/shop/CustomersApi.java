package io.revhub.sandbox.shop;

import static io.revhub.sandbox.shop.Fields.Type.OBJECT;
import static io.revhub.sandbox.shop.Fields.Type.STRING;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Customers. Those made here are guests ({@code has_account} false); one e-mail, in its exact case, has one guest at most.
 * A deleted one is not seen again.
 */
@RestController
@RequestMapping("/admin/customers")
class CustomersApi {

    static final String TYPE = "customer";

    private static final List<String> PLAIN = List.of("email", "company_name", "first_name", "last_name", "phone");
    private static final Fields BODY = new Fields(Map.of(
            "email",
            STRING,
            "company_name",
            STRING,
            "first_name",
            STRING,
            "last_name",
            STRING,
            "phone",
            STRING,
            "metadata",
            OBJECT,
            "additional_data",
            OBJECT));
    private static final List<String> FIELDS = List.of(
            "id",
            "company_name",
            "first_name",
            "last_name",
            "email",
            "phone",
            "metadata",
            "has_account",
            "created_by",
            "created_at",
            "updated_at",
            "deleted_at");
    private static final List<String> HIDDEN = List.of("groups", "addresses");
    private static final Set<String> FILTERS =
            Set.of("id", "email", "company_name", "first_name", "last_name", "has_account", "created_by");
    private static final Set<String> PAGING = Set.of("q", "limit", "offset", "order", "fields", "groups");

    private final Records records;
    private final Stamps stamps;
    private final Customers customers;
    private final Events events;

    CustomersApi(Records records, Stamps stamps, Customers customers, Events events) {
        this.customers = customers;
        this.events = events;
        this.records = records;
        this.stamps = stamps;
    }

    @GetMapping
    ObjectNode list(@RequestParam MultiValueMap<String, String> parameters) {
        parameters.keySet().forEach(CustomersApi::refuseUnknown);
        ListQuery query = query(parameters);
        return query.page(
                "customers",
                records.all(TYPE).stream()
                        .filter(c -> FILTERS.stream().allMatch(field -> query.fits(c, field)))
                        .filter(c -> query.mentions(c, "email", "first_name", "last_name", "company_name"))
                        .map(customers::whole)
                        .toList());
    }

    private static ListQuery query(MultiValueMap<String, String> parameters) {
        return new ListQuery(parameters, FIELDS, HIDDEN, 50);
    }

    private static void refuseUnknown(String parameter) {
        String name = parameter.replaceFirst("\\[.*", "");
        if (!FILTERS.contains(name) && !PAGING.contains(name) && !name.matches("(created|updated|deleted)_at")) {
            throw ShopError.invalidRequest("Unrecognized fields: '" + name + "'");
        }
    }

    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id, @RequestParam MultiValueMap<String, String> parameters) {
        return answer(stored(id), parameters);
    }

    @PostMapping
    ObjectNode create(@RequestBody ObjectNode body, @RequestParam MultiValueMap<String, String> parameters) {
        ObjectNode customer = JsonNodeFactory.instance.objectNode();
        PLAIN.forEach(customer::putNull);
        customer.put("id", stamps.id("cus")).put("has_account", false).putNull("metadata");
        customer.put("created_by", "apk_sandbox");
        ObjectNode answer = put(stamps.created(customer), body, parameters);
        events.of("customer.created", customer.get("id").textValue());
        return answer;
    }

    @PostMapping("/{id}")
    ObjectNode change(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        ObjectNode answer = records.together(() -> put(stamps.updated(stored(id)), body, parameters));
        events.of("customer.updated", id);
        return answer;
    }

    /** Neither told by an event nor by the customer's time. */
    @PostMapping("/{id}/addresses")
    ObjectNode address(
            @PathVariable String id,
            @RequestBody ObjectNode body,
            @RequestParam MultiValueMap<String, String> parameters) {
        customers.address(stored(id).get("id").textValue(), body);
        return answer(stored(id), parameters);
    }

    /** Says yes for an unknown customer too. */
    @DeleteMapping("/{id}")
    ObjectNode remove(@PathVariable String id) {
        records.remove(TYPE, id);
        events.of("customer.deleted", id);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("object", "customer")
                .put("deleted", true);
    }

    private ObjectNode put(ObjectNode customer, ObjectNode body, MultiValueMap<String, String> parameters) {
        BODY.check(body, "");
        if (body.hasNonNull("email") && !body.get("email").textValue().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw ShopError.invalidRequest("Invalid email");
        }
        return records.together(() -> {
            PLAIN.stream().filter(body::has).forEach(field -> customer.set(field, body.get(field)));
            if (body.has("metadata")) {
                Fields.mergeMetadata(customer, body.get("metadata"));
            }
            refuseTaken(customer);
            records.put(TYPE, customer.get("id").textValue(), customer);
            return answer(customer, parameters);
        });
    }

    private void refuseTaken(ObjectNode customer) {
        if (!customer.hasNonNull("email")) {
            return;
        }
        String email = customer.get("email").textValue();
        boolean hasAccount = customer.get("has_account").booleanValue();
        boolean taken = records.where(TYPE, Map.of("email", email, "has_account", hasAccount)).stream()
                .anyMatch(other -> !other.get("id").equals(customer.get("id")));
        if (taken) {
            throw ShopError.invalid(
                    "Customer with email: %s, has_account: %s, already exists.".formatted(email, hasAccount));
        }
    }

    private ObjectNode stored(String id) {
        return records.find(TYPE, id)
                .orElseThrow(() -> ShopError.notFound("Customer with id: " + id + " was not found"));
    }

    private ObjectNode answer(ObjectNode customer, MultiValueMap<String, String> parameters) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return answer.set("customer", query(parameters).picked(customers.whole(customer)));
    }
}

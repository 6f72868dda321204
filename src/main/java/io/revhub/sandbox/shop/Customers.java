package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.Map;

/** Customers as carts and the storefront make them: guests without an event, and those who register. */
record Customers(Records records, Stamps stamps, Events events) {

    private static final List<String> PLAIN = List.of("company_name", "first_name", "last_name", "phone", "email");

    /** The guest with this address, made unless there is one; nobody is told. */
    String guest(String email) {
        return records.where(CustomersApi.TYPE, Map.of("email", email, "has_account", false)).stream()
                .findFirst()
                .map(guest -> guest.get("id").textValue())
                .orElseGet(() -> put(Body.empty().put("email", email), false));
    }

    String register(ObjectNode body) {
        Fields.require(body, "email", "");
        String email = body.get("email").asText();
        if (!records.where(CustomersApi.TYPE, Map.of("email", email, "has_account", true))
                .isEmpty()) {
            throw ShopError.invalid("Customer with email: %s, has_account: true, already exists.".formatted(email));
        }
        String id = put(body, true);
        events.of("customer.created", id);
        return id;
    }

    private String put(ObjectNode body, boolean hasAccount) {
        ObjectNode customer = stamps.created(Body.empty().put("id", stamps.id("cus")));
        PLAIN.forEach(field -> customer.set(field, body.hasNonNull(field) ? body.get(field) : null));
        customer.put("has_account", hasAccount).putNull("metadata").putNull("created_by");
        records.put(CustomersApi.TYPE, customer.get("id").textValue(), customer);
        return customer.get("id").textValue();
    }

    /** With its groups and addresses, which its time does not know of. */
    ObjectNode whole(ObjectNode customer) {
        ArrayNode groups = customer.putArray("groups");
        records.where("group_member", Map.of("customer_id", customer.get("id").textValue())).stream()
                .flatMap(m -> records.find("customer_group", m.get("group_id").textValue()).stream())
                .forEach(groups::add);
        ArrayNode addresses = customer.putArray("addresses");
        records.where(
                        "customer_address",
                        Map.of("customer_id", customer.get("id").textValue()))
                .forEach(addresses::add);
        return customer;
    }

    ObjectNode address(String customer, ObjectNode body) {
        ObjectNode address = stamps.created(Body.empty().put("id", stamps.id("cuaddr")));
        address.setAll(body);
        address.put("customer_id", customer);
        records.put("customer_address", address.get("id").textValue(), address);
        return address;
    }
}

package io.revhub.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shoppers register, log in and see the catalogue with the prices of a region. */
@RestController
class Shoppers {

    private static final String IDENTITY = "auth_identity";
    private static final String TOKEN = "auth_token";

    private final Records records;
    private final Stamps stamps;
    private final Customers customers;
    private final ProductBook products;

    Shoppers(Records records, Stamps stamps, Customers customers, ProductBook products) {
        this.records = records;
        this.stamps = stamps;
        this.customers = customers;
        this.products = products;
    }

    @PostMapping("/auth/customer/emailpass/register")
    ObjectNode register(@RequestBody ObjectNode body) {
        String email = body.path("email").asText();
        if (records.find(IDENTITY, email).isPresent()) {
            throw new ShopError(401, "unauthorized", "Identity with email already exists");
        }
        records.put(
                IDENTITY,
                email,
                body.deepCopy().retain(List.of("email", "password")).putNull("customer_id"));
        return token(email);
    }

    @PostMapping("/auth/customer/emailpass")
    ObjectNode logIn(@RequestBody ObjectNode body) {
        String email = body.path("email").asText();
        if (records.find(IDENTITY, email)
                .filter(known -> known.path("password").equals(body.path("password")))
                .isEmpty()) {
            throw new ShopError(401, "unauthorized", "Invalid email or password");
        }
        return token(email);
    }

    private ObjectNode token(String email) {
        String token = stamps.id("token");
        records.put(TOKEN, token, Body.empty().put("email", email));
        return Body.empty().put("token", token);
    }

    /** The customer who is logged in; empty: a guest. */
    Optional<String> customer(String authorization) {
        return identity(authorization)
                .filter(i -> i.hasNonNull("customer_id"))
                .map(i -> i.get("customer_id").textValue());
    }

    private Optional<ObjectNode> identity(String authorization) {
        return authorization == null || !authorization.startsWith("Bearer ")
                ? Optional.empty()
                : records.find(TOKEN, authorization.substring(7))
                        .flatMap(token ->
                                records.find(IDENTITY, token.get("email").textValue()));
    }

    @PostMapping("/store/customers")
    ObjectNode create(
            @RequestBody ObjectNode body,
            @RequestHeader(name = "Authorization", required = false) String authorization) {
        ObjectNode identity = identity(authorization).orElseThrow(() -> new ShopError(401, null, "Unauthorized"));
        return records.together(() -> {
            String id = customers.register(body);
            records.put(IDENTITY, identity.get("email").textValue(), identity.put("customer_id", id));
            return Body.of("customer", records.find(CustomersApi.TYPE, id).orElseThrow());
        });
    }

    @GetMapping("/store/customers/me")
    ObjectNode me(@RequestHeader(name = "Authorization", required = false) String authorization) {
        String id = customer(authorization).orElseThrow(() -> new ShopError(401, null, "Unauthorized"));
        return Body.of(
                "customer", customers.whole(records.find(CustomersApi.TYPE, id).orElseThrow()));
    }

    @PostMapping("/store/customers/me/addresses")
    ObjectNode address(
            @RequestBody ObjectNode body,
            @RequestHeader(name = "Authorization", required = false) String authorization) {
        String id = customer(authorization).orElseThrow(() -> new ShopError(401, null, "Unauthorized"));
        customers.address(id, body);
        return me(authorization);
    }

    @GetMapping("/store/products")
    ObjectNode products(@RequestParam MultiValueMap<String, String> parameters) {
        ListQuery query = new ListQuery(parameters, ProductBook.FIELDS);
        return query.page(
                "products",
                products.all().stream()
                        .filter(p -> p.get("status").asText().equals("published"))
                        .filter(p -> query.fits(p, "id") && query.fits(p, "handle"))
                        .filter(p -> query.mentions(p, "title", "description"))
                        .toList());
    }

    @GetMapping("/store/products/{id}")
    ObjectNode product(@PathVariable String id) {
        return Body.of("product", products.get(id));
    }
}

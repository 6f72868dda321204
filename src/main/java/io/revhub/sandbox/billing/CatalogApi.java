package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Simple plans, and the catalogue that they make up: one version, which grows. */
@RestController
@RequestMapping("/1.0/kb/catalog")
class CatalogApi {

    static final String TYPE = "plan";

    private static final Set<String> KNOWN = Set.of(
            "planId",
            "productName",
            "productCategory",
            "currency",
            "amount",
            "billingPeriod",
            "trialLength",
            "trialTimeUnit",
            "availableBaseProducts");

    private final Records records;
    private final Clock clock;

    CatalogApi(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @PostMapping("/simplePlan")
    ResponseEntity<Void> add(@RequestBody ObjectNode body) {
        Input input = Input.of(body, KNOWN);
        for (String field : List.of("planId", "productName", "productCategory", "billingPeriod")) {
            input.required(field);
        }
        input.required("currency");
        input.currency("currency");
        BigDecimal amount = input.number("amount");
        if (amount == null || amount.signum() < 0) {
            throw BillingError.argument("amount needs to be set");
        }
        records.together(() -> {
            store(input, amount);
            return null;
        });
        return Location.created("catalog");
    }

    private void store(Input input, BigDecimal amount) {
        String planId = input.text("planId");
        ObjectNode plan = records.find(TYPE, planId).orElseGet(() -> plan(input));
        ObjectNode prices = (ObjectNode) plan.get("prices");
        String currency = input.text("currency");
        boolean same = List.of("productName", "productCategory", "billingPeriod").stream()
                .allMatch(field -> plan.get(field).textValue().equals(input.text(field)));
        boolean samePrice =
                !prices.has(currency) || prices.get(currency).decimalValue().compareTo(amount) == 0;
        if (!same || !samePrice) {
            throw BillingError.catalog(2060, "Invalid simple plan: plan " + planId + " exists with other values");
        }
        if (!prices.has(currency)) {
            prices.put(currency, amount);
        }
        records.put(TYPE, planId, plan);
    }

    private ObjectNode plan(Input input) {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        for (String field : List.of("planId", "productName", "productCategory", "billingPeriod")) {
            plan.put(field, input.text(field));
        }
        plan.put("since", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        plan.putObject("prices");
        return plan;
    }

    @GetMapping
    ArrayNode catalog() {
        ArrayNode versions = JsonNodeFactory.instance.arrayNode();
        List<ObjectNode> plans = records.all(TYPE);
        if (plans.isEmpty()) {
            return versions;
        }
        ObjectNode version = versions.addObject();
        version.put("name", "DefaultTenantCatalog");
        version.set("effectiveDate", plans.get(0).get("since"));
        Set<String> currencies = new TreeSet<>();
        plans.forEach(plan -> plan.get("prices").fieldNames().forEachRemaining(currencies::add));
        currencies.forEach(version.putArray("currencies")::add);
        version.putArray("units");
        addProducts(version.putArray("products"), plans);
        ObjectNode priceList = version.putArray("priceLists").addObject().put("name", "DEFAULT");
        ArrayNode names = priceList.putArray("plans");
        plans.forEach(plan -> names.add(plan.get("planId")));
        return versions;
    }

    private static void addProducts(ArrayNode products, List<ObjectNode> plans) {
        Map<String, ArrayNode> plansOf = new LinkedHashMap<>();
        for (ObjectNode plan : plans) {
            String name = plan.get("productName").textValue();
            if (!plansOf.containsKey(name)) {
                ObjectNode product = products.addObject();
                product.set("type", plan.get("productCategory"));
                product.put("name", name).put("prettyName", name);
                plansOf.put(name, product.putArray("plans"));
                product.putArray("included");
                product.putArray("available");
            }
            addPlan(plansOf.get(name).addObject(), plan);
        }
    }

    private static void addPlan(ObjectNode shown, ObjectNode plan) {
        shown.set("name", plan.get("planId"));
        shown.set("prettyName", plan.get("planId"));
        shown.set("billingPeriod", plan.get("billingPeriod"));
        ObjectNode phase = shown.putArray("phases").addObject().put("type", "EVERGREEN");
        ArrayNode prices = phase.putArray("prices");
        plan.get("prices")
                .properties()
                .forEach(price ->
                        prices.addObject().put("currency", price.getKey()).set("value", price.getValue()));
        phase.putArray("fixedPrices");
        phase.putObject("duration").put("unit", "UNLIMITED").put("number", -1);
        phase.set("usages", plan.path("usages").isArray() ? plan.get("usages") : phase.arrayNode());
    }
}

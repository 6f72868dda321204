package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions are kept, and answered for; of what they cost only usage is invoiced here. */
@RestController
@RequestMapping("/1.0/kb/subscriptions")
class SubscriptionsApi {

    static final String TYPE = "subscription";

    private static final Set<String> KNOWN = Set.of(
            "accountId",
            "bundleId",
            "bundleExternalKey",
            "subscriptionId",
            "externalKey",
            "startDate",
            "productName",
            "productCategory",
            "billingPeriod",
            "phaseType",
            "priceList",
            "planName",
            "state",
            "sourceType",
            "cancelledDate",
            "chargedThroughDate",
            "billingStartDate",
            "billingEndDate",
            "billCycleDayLocal",
            "events",
            "priceOverrides",
            "prices",
            "auditLogs");

    private final Records records;
    private final AccountBook accounts;
    private final Callbacks callbacks;
    private final UsageBilling usage;
    private final Clock clock;

    SubscriptionsApi(Records records, AccountBook accounts, Callbacks callbacks, UsageBilling usage, Clock clock) {
        this.records = records;
        this.accounts = accounts;
        this.callbacks = callbacks;
        this.usage = usage;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Void> create(@RequestBody ObjectNode body, @RequestParam(required = false) String entitlementDate) {
        Input input = Input.of(body, KNOWN);
        LocalDate start = entitlementDate == null ? LocalDate.now(clock) : LocalDate.parse(entitlementDate);
        String accountId = input.required("accountId");
        String planName = input.required("planName");
        String id = records.together(() -> {
            accounts.get(accountId);
            ObjectNode plan = records.find(CatalogApi.TYPE, planName)
                    .orElseThrow(() -> BillingError.catalog(2021, "Could not find any plans named '" + planName + "'"));
            refuseTaken(input, "externalKey");
            refuseTaken(input, "bundleExternalKey");
            return store(input, plan, start);
        });
        return Location.created("subscriptions/" + id);
    }

    private void refuseTaken(Input input, String field) {
        if (input.has(field)
                && !records.where(TYPE, Map.of(field, input.text(field))).isEmpty()) {
            throw BillingError.subscription(
                    400, 1015, "Subscription bundle " + input.text(field) + " already has a base subscription");
        }
    }

    private String store(Input input, ObjectNode plan, LocalDate start) {
        String id = UUID.randomUUID().toString();
        ObjectNode made = JsonNodeFactory.instance.objectNode();
        made.put("accountId", input.text("accountId"));
        made.put("bundleId", UUID.randomUUID().toString());
        made.put("bundleExternalKey", input.has("bundleExternalKey") ? input.text("bundleExternalKey") : id);
        made.put("subscriptionId", id);
        made.put("externalKey", input.has("externalKey") ? input.text("externalKey") : id);
        made.put("startDate", start.toString()).put("billingStartDate", start.toString());
        made.setAll(plan.deepCopy().retain(List.of("productName", "productCategory", "billingPeriod")));
        made.put("phaseType", "EVERGREEN").put("priceList", "DEFAULT");
        made.put("planName", input.text("planName")).put("state", "ACTIVE").put("sourceType", "NATIVE");
        made.set("priceOverrides", input.has("priceOverrides") ? input.body().get("priceOverrides") : null);
        made.set("prices", prices(input, plan, accounts.get(input.text("accountId"))));
        made.putArray("events");
        records.put(TYPE, id, made);
        if (!plan.path("usages").isEmpty()) {
            usage.watch(made);
        }
        announce(made, id);
        return id;
    }

    /** In the account's currency; an override of the phase, or of the plan's only one, replaces the catalogue's. */
    private static ArrayNode prices(Input input, ObjectNode plan, ObjectNode account) {
        String planName = input.text("planName");
        String phase = planName + "-evergreen";
        JsonNode price = plan.get("prices").path(account.path("currency").asText());
        for (JsonNode override : input.body().path("priceOverrides")) {
            boolean ofPhase = !override.hasNonNull("phaseName")
                    || override.get("phaseName").asText().equals(phase);
            price = ofPhase && override.hasNonNull("recurringPrice") ? override.get("recurringPrice") : price;
        }
        ArrayNode prices = JsonNodeFactory.instance.arrayNode();
        prices.addObject()
                .put("planName", planName)
                .put("phaseName", phase)
                .put("phaseType", "EVERGREEN")
                .putNull("fixedPrice")
                .set("recurringPrice", price.isMissingNode() ? null : price);
        return prices;
    }

    private void announce(ObjectNode made, String id) {
        String account = made.get("accountId").textValue();
        ObjectNode metaData = JsonNodeFactory.instance.objectNode();
        metaData.set("bundleExternalKey", made.get("bundleExternalKey"));
        metaData.put("actionType", "EFFECTIVE");
        callbacks.announce("ENTITLEMENT_CREATION", account, "SUBSCRIPTION", id, null);
        callbacks.announce("SUBSCRIPTION_CREATION", account, "SUBSCRIPTION", id, metaData);
    }

    @GetMapping("/{id}")
    ObjectNode byId(@PathVariable String id) {
        return records.find(TYPE, id).orElseThrow(() -> unknown(id));
    }

    @GetMapping(params = "externalKey")
    ObjectNode byKey(@RequestParam String externalKey) {
        return records.where(TYPE, Map.of("externalKey", externalKey)).stream()
                .findFirst()
                .orElseThrow(() -> unknown(externalKey));
    }

    private static BillingError unknown(String key) {
        return BillingError.subscription(404, 1082, "Unknown subscription " + key);
    }
}

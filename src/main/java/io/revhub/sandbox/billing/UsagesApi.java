package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What subscriptions have used, by unit and day; a tracking id is taken once for a subscription, all records or none. */
@RestController
@RequestMapping("/1.0/kb/usages")
class UsagesApi {

    static final String TYPE = "usage";

    private static final int TAKEN = 50000;
    private static final Set<String> KNOWN = Set.of("subscriptionId", "trackingId", "unitUsageRecords");

    private final Records records;

    UsagesApi(Records records) {
        this.records = records;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void record(@RequestBody ObjectNode body) {
        Input input = Input.of(body, KNOWN);
        String subscription = input.required("subscriptionId");
        input.required("unitUsageRecords");
        String tracking = input.has("trackingId")
                ? input.text("trackingId")
                : UUID.randomUUID().toString();
        records.together(() -> {
            known(subscription);
            Map<String, String> same = Map.of("subscriptionId", subscription, "trackingId", tracking);
            if (!records.where(TYPE, same).isEmpty()) {
                throw new BillingError(
                        400,
                        "org.killbill.billing.usage.api.UsageApiException",
                        TAKEN,
                        "A usage record with tracking ID " + tracking + " already exists");
            }
            for (JsonNode unit : body.get("unitUsageRecords")) {
                unit.path("usageRecords").forEach(used -> store(subscription, tracking, unit, used));
            }
            return null;
        });
    }

    private ObjectNode known(String subscription) {
        return records.find(SubscriptionsApi.TYPE, subscription)
                .orElseThrow(() -> BillingError.subscription(404, 1082, "Unknown subscription " + subscription));
    }

    private void store(String subscription, String tracking, JsonNode unit, JsonNode used) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("subscriptionId", subscription).put("trackingId", tracking);
        record.put("unitType", unit.path("unitType").asText());
        record.put(
                "recordDate", LocalDate.parse(used.path("recordDate").asText()).toString());
        record.put("amount", new BigDecimal(used.path("amount").asText())).put("invoiced", false);
        String id = UUID.randomUUID().toString();
        records.put(TYPE, id, record.put("usageId", id));
    }

    @GetMapping("/{subscription}")
    ObjectNode used(
            @PathVariable String subscription, @RequestParam LocalDate startDate, @RequestParam LocalDate endDate) {
        return rolledUp(subscription, startDate, endDate, null);
    }

    @GetMapping("/{subscription}/{unit}")
    ObjectNode used(
            @PathVariable String subscription,
            @PathVariable String unit,
            @RequestParam LocalDate startDate,
            @RequestParam LocalDate endDate) {
        return rolledUp(subscription, startDate, endDate, unit);
    }

    private ObjectNode rolledUp(String subscription, LocalDate from, LocalDate to, String onlyUnit) {
        known(subscription);
        Map<String, BigDecimal> units = new TreeMap<>();
        for (ObjectNode record : records.where(TYPE, Map.of("subscriptionId", subscription))) {
            LocalDate day = LocalDate.parse(record.get("recordDate").textValue());
            String unit = record.get("unitType").textValue();
            if (!day.isBefore(from) && day.isBefore(to) && (onlyUnit == null || onlyUnit.equals(unit))) {
                units.merge(unit, record.get("amount").decimalValue(), BigDecimal::add);
            }
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("subscriptionId", subscription)
                .put("startDate", from.toString())
                .put("endDate", to.toString());
        ArrayNode rolled = shown.putArray("rolledUpUnits");
        units.forEach((unit, amount) -> rolled.addObject().put("unitType", unit).put("amount", amount));
        return shown;
    }
}

package io.revhub.connector.s4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.intake.Hint;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an event of the ERP hints at. Events carry keys only:
 * {@code {"type":"sap.s4.beh.salesorder.v1.SalesOrder.Changed.v1","data":{"SalesOrder":"164"}}}.
 *
 * @param objects the business objects that are wanted; of others there is no hint
 */
record EventHints(Set<String> objects) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TYPE = Pattern.compile("sap\\.s4\\.beh\\.\\w+\\.v\\d+\\.(\\w+)\\.\\w+\\.v\\d+");
    private static final Map<String, String> RECORD_TYPES = Map.of(
            "SalesOrder", "A_SalesOrder",
            "BusinessPartner", "A_BusinessPartner",
            "Product", "A_Product",
            "BillingDocument", "A_BillingDocument",
            "OutboundDelivery", "A_OutbDeliveryHeader");

    /** @throws IllegalArgumentException if an object is wanted that is not known here */
    EventHints {
        objects.stream().filter(object -> !RECORD_TYPES.containsKey(object)).forEach(unknown -> {
            throw new IllegalArgumentException("The ERP's events do not tell of " + unknown);
        });
    }

    /** @throws IllegalArgumentException if it is no event of the ERP */
    Optional<Hint> of(String event) {
        JsonNode read = parsed(event);
        Matcher type = TYPE.matcher(read.path("type").asText());
        if (!type.matches()) {
            throw new IllegalArgumentException(
                    "No event of the ERP: type " + read.path("type").asText());
        }
        String object = type.group(1);
        String key = read.path("data").path(object).asText();
        if (!objects.contains(object)) {
            return Optional.empty();
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("The event names no " + object);
        }
        return Optional.of(new Hint(RECORD_TYPES.get(object), Values.external(key)));
    }

    private static JsonNode parsed(String event) {
        try {
            return JSON.readTree(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No event: " + e.getOriginalMessage(), e);
        }
    }
}

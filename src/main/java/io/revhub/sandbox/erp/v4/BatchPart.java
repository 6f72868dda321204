package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One request of a batch in JSON.
 *
 * @param group null: it stands alone
 * @param dependsOn ids of requests and names of groups that must have succeeded
 * @param headers names in any case
 * @param body missing where there is none
 */
record BatchPart(
        String id,
        String group,
        Set<String> dependsOn,
        String method,
        String url,
        Map<String, String> headers,
        JsonNode body) {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PATCH", "PUT", "DELETE");

    /** @throws IllegalArgumentException with what is wrong with the batch as a whole */
    static List<BatchPart> read(JsonNode batch) {
        check(batch.path("requests").isArray(), "A batch in JSON has an array of requests.");
        List<BatchPart> parts = new ArrayList<>();
        batch.get("requests").forEach(request -> parts.add(part(request)));
        checkOrder(parts);
        return parts;
    }

    private static BatchPart part(JsonNode request) {
        String id = request.path("id").asText();
        check(!id.isEmpty(), "A request of the batch has no id.");
        check(request.path("url").isTextual(), "Request " + id + " has no url.");
        String method = request.path("method").asText().toUpperCase(Locale.ROOT);
        check(METHODS.contains(method), "Request " + id + " has no method that is known.");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        Set<String> dependsOn = new LinkedHashSet<>();
        request.path("dependsOn").forEach(other -> dependsOn.add(other.asText()));
        return new BatchPart(
                id,
                request.hasNonNull("atomicityGroup")
                        ? request.get("atomicityGroup").asText()
                        : null,
                dependsOn,
                method,
                request.get("url").asText(),
                headers,
                request.path("body"));
    }

    /** Names are given once, a group stands together, and nothing depends on what comes later. */
    private static void checkOrder(List<BatchPart> parts) {
        Set<String> ids = new HashSet<>();
        Map<String, String> closed = new HashMap<>();
        String open = null;
        for (BatchPart part : parts) {
            if (open != null && !open.equals(part.group())) {
                closed.put(open, open);
            }
            open = part.group();
            check(
                    open == null || !closed.containsKey(open),
                    "The requests of group " + open + " do not stand together.");
            check(!ids.contains(part.id()) && !part.id().equals(open), "The id " + part.id() + " is given twice.");
            for (String other : part.dependsOn()) {
                check(
                        ids.contains(other) || closed.containsKey(other),
                        "Request " + part.id() + " depends on " + other + ", which does not come before it.");
            }
            ids.add(part.id());
        }
    }

    private static void check(boolean fits, String otherwise) {
        if (!fits) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

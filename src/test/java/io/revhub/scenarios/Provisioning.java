package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Provisioning, as who decides what is done there. */
final class Provisioning {

    private final Web web;

    Provisioning(Installation installation) {
        Installation.Simulated provisioning = installation.sandbox().get("provisioning");
        this.web = new Web(
                provisioning.address(),
                Map.of("Authorization", "Bearer " + provisioning.login().get("token")));
    }

    /** From now on nothing is done by itself, or it is. */
    void hold(boolean hold) {
        web.post("/_sandbox/hold", Map.of("hold", hold));
    }

    /** The entitlement of an order by its number, once it is there. */
    Optional<JsonNode> entitlement(String order) {
        return StreamSupport.stream(
                        web.get("/entitlements").path("entitlements").spliterator(), false)
                .filter(e -> e.path("order").asText().equals(order))
                .findFirst();
    }

    /** Somebody grants another quantity of a line. */
    void grants(String entitlement, String line, int quantity) {
        web.patch("/entitlements/" + entitlement, Map.of("lines", List.of(Map.of("line", line, "quantity", quantity))));
    }

    /** A meter shows that so much was used of a line in the month that begins on this day. */
    void meter(String entitlement, String line, LocalDate from, int quantity) {
        LocalDate to = from.plusMonths(1).minusDays(1);
        web.post(
                "/_sandbox/usage/" + entitlement,
                Map.of("line", line, "from", from.toString(), "to", to.toString(), "quantity", quantity));
    }

    void complete(String entitlement, List<String> lines) {
        web.post("/_sandbox/complete/" + entitlement, Map.of("lines", lines));
    }
}

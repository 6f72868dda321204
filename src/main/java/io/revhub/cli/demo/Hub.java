package io.revhub.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Web;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The hub's REST API. */
public final class Hub {

    private final Web api;

    public Hub(Web api) {
        this.api = api;
    }

    /** The thread of a deal; empty: the hub does not know it yet. */
    public Optional<DealThread> deal(String number) {
        return api.find("/api/deals/" + Web.encoded(number)).map(DealThread::new);
    }

    /** What is parked and stands still: its number, and a sentence. */
    public Map<Long, String> parked() {
        Map<Long, String> parked = new LinkedHashMap<>();
        for (JsonNode item : api.get("/api/parked")) {
            if (!item.path("state").isTextual() || item.path("state").asText().equals("parked")) {
                parked.put(item.path("id").asLong(), sentence(item));
            }
        }
        return parked;
    }

    private static String sentence(JsonNode item) {
        String said = item.path("said").asText("");
        return "%s %s (%s): %s %s%s"
                .formatted(
                        item.path("type").asText(),
                        item.path("title").asText(),
                        item.path("system").asText(),
                        item.path("reason").asText(),
                        item.path("remedy").asText(""),
                        said.isEmpty() || said.equals("null") ? "" : " The system said: " + said);
    }

    /** The sandbox's business time; empty if the hub runs without the sandbox. */
    Optional<Instant> clock() {
        return api.find("/api/sandbox/clock")
                .map(clock -> Instant.parse(clock.path("instant").asText()));
    }

    void moveClock(Instant instant) {
        api.post("/api/sandbox/clock", Map.of("instant", instant.toString()));
    }
}

package io.revhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.Status.Part;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Unreachable;
import io.revhub.cli.client.Web;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks the hub how it is, and looks itself where the hub does not answer. */
final class StatusQuestion {

    private static final int PATIENCE_MILLIS = 500;

    private final Installation installation;
    private final Web api;

    StatusQuestion(Installation installation, Web api) {
        this.installation = installation;
        this.api = api;
    }

    Status ask() {
        Optional<JsonNode> status = answered(() -> api.get("/api/status"));
        Instant clock = answered(() -> api.get("/api/sandbox/clock"))
                .map(c -> Instant.parse(c.path("instant").asText()))
                .orElse(null);
        List<Part> parts = new ArrayList<>(hub(clock != null));
        parts.addAll(status.map(this::told).orElseGet(this::looked));
        parts.addAll(events());
        Map<String, String> broken = new TreeMap<>();
        status.ifPresent(s -> s.path("broken")
                .properties()
                .forEach(b -> broken.put(b.getKey(), b.getValue().asText())));
        return new Status(
                parts,
                clock != null,
                clock,
                status.map(s -> s.path("parked").asLong()).orElse(null),
                status.map(s -> s.path("openDeliveries").asLong()).orElse(null),
                broken);
    }

    private List<Part> hub(boolean sandbox) {
        URI hub = installation.hub();
        String state = health();
        Map<String, String> users = new TreeMap<>();
        if (sandbox) {
            installation.users().forEach((name, user) -> users.put(name, user.plainPassword()));
        }
        Map<String, String> admin = users.containsKey("admin") ? Map.of("admin", users.get("admin")) : Map.of();
        return List.of(
                new Part("pages", URI.create(hub + "/"), state, users),
                new Part("console", URI.create(hub + "/actuator/hawtio/"), state, admin),
                new Part("api", URI.create(hub + "/api/status"), state, users));
    }

    private String health() {
        try {
            String word = api.get("/actuator/health").path("status").asText();
            return word.toLowerCase(Locale.ROOT);
        } catch (Refused e) {
            return "unhealthy";
        } catch (Unreachable e) {
            return Status.DOWN;
        }
    }

    private List<Part> told(JsonNode status) {
        List<Part> parts = new ArrayList<>();
        for (JsonNode system : status.path("systems")) {
            String name = system.path("name").asText();
            URI address = URI.create(system.path("address").asText());
            parts.add(new Part(name, address, system.path("state").asText(), installation.login(name, address)));
        }
        return parts;
    }

    private List<Part> looked() {
        return installation.systems().entrySet().stream()
                .map(s -> {
                    URI address = s.getValue().address();
                    String state = listens(address) ? Status.UP : Status.DOWN;
                    return new Part(s.getKey(), address, state, installation.login(s.getKey(), address));
                })
                .toList();
    }

    /** The simulated CRM's stream of events, which has a port of its own, and whom to trust there. */
    private List<Part> events() {
        return Stream.ofNullable(installation.systems().get("crm"))
                .filter(crm -> !crm.option("events-ca").isEmpty())
                .map(crm -> {
                    URI address = URI.create("https://" + crm.option("events"));
                    Path ca = Path.of(crm.option("events-ca")).toAbsolutePath();
                    String state = listens(address) ? Status.UP : Status.DOWN;
                    return new Part("crm-events", address, state, Map.of("ca", ca.toString()));
                })
                .toList();
    }

    private static boolean listens(URI address) {
        int standard = "https".equals(address.getScheme()) ? 443 : 80;
        int port = address.getPort() > 0 ? address.getPort() : standard;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<JsonNode> answered(Supplier<JsonNode> question) {
        try {
            return Optional.of(question.get());
        } catch (Refused | Unreachable e) {
            return Optional.empty();
        }
    }
}

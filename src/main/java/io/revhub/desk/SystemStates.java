package io.revhub.desk;

import io.revhub.connector.Systems;
import io.revhub.delivery.Circuits;
import io.revhub.delivery.Deliveries;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the systems are. */
@Component
class SystemStates {

    private static final int PATIENCE_MILLIS = 500;

    private final Systems systems;
    private final Deliveries deliveries;
    private final Circuits circuits;

    SystemStates(Systems systems, Deliveries deliveries, Circuits circuits) {
        this.systems = systems;
        this.deliveries = deliveries;
        this.circuits = circuits;
    }

    /**
     * A system.
     *
     * @param state up: something listens at its address; down: nothing does
     * @param deliveries how many deliveries to it there are, by state
     * @param warnings how many of them tell of a value that the system did not keep as it is
     * @param circuit why nothing is brought there at present; null: it is
     */
    public record SystemState(
            String name,
            URI address,
            String state,
            Map<String, Long> deliveries,
            long warnings,
            Circuits.State circuit) {

        /** How many deliveries are in one state. */
        public long count(String of) {
            return deliveries.getOrDefault(of, 0L);
        }
    }

    /** In the order of the configuration. */
    List<SystemState> all() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        Map<String, Long> warnings = new TreeMap<>();
        deliveries.counts().forEach(c -> {
            counts.computeIfAbsent(c.system(), s -> new TreeMap<>()).put(c.state(), c.deliveries());
            warnings.merge(c.system(), c.warnings(), Long::sum);
        });
        Map<String, Circuits.State> open =
                circuits.open().stream().collect(Collectors.toMap(Circuits.State::system, circuit -> circuit));
        return systems.systems().entrySet().stream()
                .map(s -> new SystemState(
                        s.getKey(),
                        s.getValue().address(),
                        answers(s.getValue().address()) ? "up" : "down",
                        counts.getOrDefault(s.getKey(), Map.of()),
                        warnings.getOrDefault(s.getKey(), 0L),
                        open.get(s.getKey())))
                .toList();
    }

    private static boolean answers(URI address) {
        int port =
                address.getPort() > 0 ? address.getPort() : address.getScheme().equals("https") ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

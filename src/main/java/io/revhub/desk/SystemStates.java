package io.revhub.desk;

import io.revhub.connector.Systems;
import io.revhub.delivery.Deliveries;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How the systems are. */
@Component
class SystemStates {

    private static final int PATIENCE_MILLIS = 500;

    private final Systems systems;
    private final Deliveries deliveries;

    SystemStates(Systems systems, Deliveries deliveries) {
        this.systems = systems;
        this.deliveries = deliveries;
    }

    /**
     * A system.
     *
     * @param state up: something listens at its address; down: nothing does
     * @param deliveries how many deliveries to it there are, by state
     */
    public record SystemState(String name, URI address, String state, Map<String, Long> deliveries) {

        /** How many deliveries are in one state. */
        public long count(String of) {
            return deliveries.getOrDefault(of, 0L);
        }
    }

    /** In the order of the configuration. */
    List<SystemState> all() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        deliveries
                .counts()
                .forEach(c ->
                        counts.computeIfAbsent(c.system(), s -> new TreeMap<>()).put(c.state(), c.deliveries()));
        return systems.systems().entrySet().stream()
                .map(s -> new SystemState(
                        s.getKey(),
                        s.getValue().address(),
                        answers(s.getValue().address()) ? "up" : "down",
                        counts.getOrDefault(s.getKey(), Map.of())))
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

package io.revhub.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Free loopback ports for a hub and its landscape, and the settings that say so. */
public final class Ports {

    private final Map<String, Integer> ports = new LinkedHashMap<>();

    public Ports() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        for (String who :
                List.of("hub", "crm", "shop", "billing", "erp", "provisioning", "signature", "events", "erp-events")) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.put(who, socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }

    /** By name: hub, events, and each system. */
    public Map<String, Integer> all() {
        return Map.copyOf(ports);
    }

    public int of(String who) {
        return ports.get(who);
    }

    /** Settings of a hub with these ports and a data folder of its own. */
    public Map<String, Object> settings(Path data) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("revhub.data", data.toString());
        ports.forEach((who, port) -> settings.put(setting(who), port.toString()));
        return settings;
    }

    private static String setting(String who) {
        return switch (who) {
            case "hub" -> "server.port";
            case "events" -> "revhub.sandbox.events-port";
            case "erp-events" -> "revhub.sandbox.erp-events-port";
            default -> "revhub.sandbox.systems." + who + ".port";
        };
    }
}

package io.revhub.connector.odata;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.connector.Systems;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** One client a system, so that all routes share its session. */
@Component
public final class ODataClients {

    private final Systems systems;
    private final ObjectMapper json;
    private final Map<String, ODataClient> clients = new ConcurrentHashMap<>();

    public ODataClients(Systems systems, ObjectMapper json) {
        this.systems = systems;
        this.json = json;
    }

    /** @throws IllegalArgumentException if no such system is configured */
    public ODataClient of(String system) {
        return clients.computeIfAbsent(system, name -> new ODataClient(systems.system(name), json));
    }
}

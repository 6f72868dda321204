package io.revhub.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the sandbox, {@code revhub.sandbox} in config/application-sandbox.yaml.
 *
 * @param folder where the sandbox keeps its database
 * @param start the business time at which a new sandbox begins
 * @param hub the hub's address, to which the systems send their webhooks
 * @param systems port and log-in of each system, by its name
 */
@ConfigurationProperties("revhub.sandbox")
public record SandboxProperties(Path folder, Instant start, URI hub, Map<String, SystemSettings> systems) {

    /**
     * @param port the loopback port that the system listens on
     * @param login the names and secrets that the system accepts, each system's own: {@code client-id}, {@code username}
     * @param options how its administrator has set it up, each system's own; may be left out
     */
    public record SystemSettings(int port, Map<String, String> login, Map<String, String> options) {

        public SystemSettings {
            options = options == null ? Map.of() : Map.copyOf(options);
        }

        /** @throws IllegalStateException if it is not configured */
        public String login(String name) {
            String value = login.get(name);
            if (value == null) {
                throw new IllegalStateException("The sandbox's log-in lacks " + name);
            }
            return value;
        }
    }

    /** @throws IllegalStateException if no such system is configured */
    public SystemSettings system(String name) {
        SystemSettings settings = systems.get(name);
        if (settings == null) {
            throw new IllegalStateException("The sandbox has no settings for the system " + name);
        }
        return settings;
    }
}

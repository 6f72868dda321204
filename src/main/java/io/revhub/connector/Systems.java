package io.revhub.connector;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The systems that the hub connects, {@code revhub.systems} in config/application.yaml, each overridable by environment
 * variables.
 *
 * @param systems settings by the system's name: crm, shop, billing, erp, provisioning, signature
 */
@ConfigurationProperties("revhub")
public record Systems(Map<String, Settings> systems) {

    /**
     * @param address the system's base address, without a trailing slash
     * @param timeout the longest that one call may take
     * @param settle how long after an unknown outcome a look-up can be trusted; at least the system's own request limit
     * @param options what this kind of system needs: log-ins, versions, organisational units
     */
    public record Settings(URI address, Duration timeout, Duration settle, Map<String, String> options) {

        public Settings {
            timeout = timeout == null ? Duration.ofSeconds(30) : timeout;
            settle = settle == null ? Duration.ofMinutes(10) : settle;
            options = options == null ? Map.of() : Map.copyOf(options);
        }

        /** @throws IllegalArgumentException if it is not configured */
        public String option(String name) {
            String value = options.get(name);
            if (value == null) {
                throw new IllegalArgumentException("The system's option " + name + " is not configured");
            }
            return value;
        }
    }

    /** @throws IllegalArgumentException if no such system is configured */
    public Settings system(String name) {
        Settings settings = systems.get(name);
        if (settings == null) {
            throw new IllegalArgumentException("No system is configured by the name " + name);
        }
        return settings;
    }
}

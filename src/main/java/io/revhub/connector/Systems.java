package io.revhub.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * The systems that the hub connects, {@code revhub.systems} in config/application.yaml, each overridable by environment
 * variables.
 *
 * @param systems settings by the system's name: crm, shop, billing, erp, provisioning, signature
 */
@ConfigurationProperties("revhub")
public record Systems(Map<String, Settings> systems) {

    private static final String FILE = "file:";
    private static final String LARGEST_ANSWER = "64MB";
    private static final String LONGEST_CONNECT = "10s";
    private static final String MOST_CONNECTIONS = "20";

    /**
     * @param address the system's base address, without a trailing slash
     * @param timeout the longest that one call may take
     * @param settle how long after an unknown outcome a look-up can be trusted; at least the system's own request limit
     * @param options what this kind of system needs: log-ins, versions, organisational units. A value {@code file:<path>} is
     *     what stands in that file, without the white space around it: so secrets can be mounted instead of configured
     */
    public record Settings(URI address, Duration timeout, Duration settle, Map<String, String> options) {

        public Settings {
            timeout = timeout == null ? Duration.ofSeconds(30) : timeout;
            settle = settle == null ? Duration.ofMinutes(10) : settle;
            options = options == null ? Map.of() : resolved(options);
        }

        /** @throws UncheckedIOException if a file cannot be read; the hub must not start with half a log-in */
        private static Map<String, String> resolved(Map<String, String> options) {
            Map<String, String> values = new HashMap<>();
            options.forEach((name, value) -> values.put(name, value.startsWith(FILE) ? read(name, value) : value));
            return Map.copyOf(values);
        }

        private static String read(String name, String value) {
            try {
                return Files.readString(Path.of(value.substring(FILE.length()))).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("The file of the option " + name + " cannot be read: " + value, e);
            }
        }

        /** How many bytes of one answer are read, by the option {@code largest-answer}: 64 MB unless said. */
        public long largestAnswer() {
            return DataSize.parse(options.getOrDefault("largest-answer", LARGEST_ANSWER))
                    .toBytes();
        }

        /** How long a connection may take to come about, by the option {@code connect-timeout}: 10s, but never longer than a call. */
        public Duration connectTimeout() {
            Duration said = DurationStyle.detectAndParse(options.getOrDefault("connect-timeout", LONGEST_CONNECT));
            return said.compareTo(timeout) < 0 ? said : timeout;
        }

        /** How many calls of the system may be under way at once, each on a connection of its own, by the option {@code connections}: 20. */
        public int connections() {
            return Integer.parseInt(options.getOrDefault("connections", MOST_CONNECTIONS));
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

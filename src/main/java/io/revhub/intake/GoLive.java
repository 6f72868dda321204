package io.revhub.intake;

import java.time.Instant;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When each system goes live, {@code revhub.go-live} in config/application.yaml: what comes from a system before is taken in as
 * by an initial load, so that nothing is begotten of it and nothing delivered.
 *
 * @param goLive by the system's name; a system that is not named is live
 */
@ConfigurationProperties("revhub")
record GoLive(Map<String, Instant> goLive) {

    GoLive {
        goLive = goLive == null ? Map.of() : Map.copyOf(goLive);
    }

    boolean isLive(String system, Instant now) {
        return !goLive.containsKey(system) || !now.isBefore(goLive.get(system));
    }
}

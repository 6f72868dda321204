package io.revhub.reconcile;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code revhub.reconcile} in config/application.yaml.
 *
 * @param changedEvery how often what has changed, and all open deals, are compared; zero: never by itself
 * @param wholeEvery how often the whole landscape is compared; zero: never by itself
 * @param recordsPerSecond how many records are read of one system in a second, at most
 * @param recordsAtMost how many records are read of one system in one run, at most: the budget of calls
 * @param settle how long after the first look a difference is looked at once more: what was on its way has arrived then
 */
@ConfigurationProperties("revhub.reconcile")
record ReconcileProperties(
        Duration changedEvery, Duration wholeEvery, Integer recordsPerSecond, Integer recordsAtMost, Duration settle) {

    ReconcileProperties {
        changedEvery = changedEvery == null ? Duration.ofHours(1) : changedEvery;
        wholeEvery = wholeEvery == null ? Duration.ofDays(7) : wholeEvery;
        recordsPerSecond = recordsPerSecond == null ? 200 : recordsPerSecond;
        recordsAtMost = recordsAtMost == null ? 1_000_000 : recordsAtMost;
        settle = settle == null ? Duration.ofMinutes(1) : settle;
    }
}

package io.revhub.cli;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How everything is.
 *
 * @param sandbox whether the hub runs with the sandbox landscape
 * @param clock the sandbox's business time; null without it
 * @param parked how many items need a person; null if the hub did not tell
 * @param broken files that are not in use, and why
 */
record Status(
        List<Part> parts,
        boolean sandbox,
        Instant clock,
        Long parked,
        Long openDeliveries,
        Map<String, String> broken) {

    static final String UP = "up";
    static final String DOWN = "down";

    /**
     * @param state up, down, or what the hub's health says
     * @param login the sandbox's; else empty
     */
    record Part(String name, URI address, String state, Map<String, String> login) {}

    boolean allUp() {
        return broken.isEmpty() && parts.stream().allMatch(p -> p.state().equals(UP));
    }
}

package io.revhub.intake;

import java.util.List;
import java.util.Map;

/** Understands what a system posts to the hub. Implemented by connectors; thread-safe. */
public interface Webhook {

    /**
     * Checks who sent it, and finds the records that it speaks of.
     *
     * @param headers by lower-case name; the first value of each
     * @param query the parameters of the address; the first value of each
     * @param body as it came, at most the configured size
     * @throws NotGenuine if it cannot have come from the system: answered with 401, and counted
     * @throws IllegalArgumentException if it is genuine but cannot be understood: answered with 400
     */
    List<Hint> receive(Map<String, String> headers, Map<String, String> query, byte[] body);

    /** The sender cannot be the system. */
    final class NotGenuine extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public NotGenuine(String message) {
            super(message);
        }
    }
}

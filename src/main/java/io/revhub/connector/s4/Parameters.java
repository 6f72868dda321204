package io.revhub.connector.s4;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of an endpoint, taken one by one. */
final class Parameters {

    private final Map<String, String> left;

    Parameters(Map<String, String> given) {
        this.left = new HashMap<>(given);
    }

    String required(String name) {
        String value = optional(name, null);
        if (value == null) {
            throw new IllegalArgumentException("The parameter " + name + " is missing");
        }
        return value;
    }

    /** The fallback stands in for a blank value as well: Kamelets have no other way to give none. */
    String optional(String name, String fallback) {
        String value = left.remove(name);
        return value == null || value.isBlank() ? fallback : value.strip();
    }

    List<String> list(String name) {
        return List.of(required(name).split("\\s*,\\s*"));
    }

    /** @throws IllegalArgumentException if parameters are left that nobody knows */
    void end() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + String.join(", ", left.keySet()));
        }
    }
}

package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a function of a service does. It runs in a transaction of its own; a {@link SapError} undoes it.
 *
 * @param service the service's name
 * @param name the function's name
 * @param work carries it out
 */
public record Operation(String service, String name, Function<Arguments, Result> work) {

    /** What a function was called with; texts as they were given, dates as {@link LocalDate}. */
    public record Arguments(Map<String, Object> values) {

        /** Empty if it was not given. */
        public String text(String name) {
            return values.getOrDefault(name, "").toString();
        }

        /** Null if it was not given. */
        public LocalDate date(String name) {
            return (LocalDate) values.get(name);
        }
    }

    /**
     * What a function returns.
     *
     * @param values one object for each that is returned; fields that are missing have their initial value
     * @param message for the header {@code sap-message}; null: none
     */
    public record Result(List<ObjectNode> values, String message) {}
}

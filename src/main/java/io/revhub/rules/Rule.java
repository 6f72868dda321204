package io.revhub.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** One policy on documents. Thread-safe. */
@FunctionalInterface
public interface Rule {

    /**
     * @param before the newest accepted version; null: there is none
     * @param after what is to become the next version
     * @return why not; empty: it may
     */
    Optional<Refusal> check(String type, ObjectNode before, ObjectNode after);
}

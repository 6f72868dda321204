package io.revhub.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What names mean at some point of a mapping. */
record Scope(Map<String, Flow> variables, Map<String, Function> functions) {

    record Function(List<String> parameters, Term declaration, Scope scope) {}

    static Scope empty() {
        return new Scope(new HashMap<>(), new HashMap<>());
    }

    /** A scope inside: what is named in it is not known outside. */
    Scope inner() {
        return new Scope(new HashMap<>(variables), functions);
    }

    /** One that no {@code let} has named is handed in from outside. */
    Flow variable(String name) {
        return variables.getOrDefault(name, Flow.at("$" + name));
    }
}

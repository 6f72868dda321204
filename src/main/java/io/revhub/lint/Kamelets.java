package io.revhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The Kamelets of the workspace and the parameters that each takes. */
final class Kamelets {

    static final String SUFFIX = ".kamelet.yaml";
    private static final String CALL = "kamelet:";

    private final Map<String, Kamelet> byName = new TreeMap<>();

    record Kamelet(YamlFile file, Set<String> parameters, Set<String> required) {}

    /** A use of a Kamelet: {@code uri: kamelet:map}, with what stands beside it. @param at the pointer to the uri */
    record Use(String kamelet, JsonNode parameters, String at) {

        String parameter(String name) {
            return parameters.path(name).asText("");
        }
    }

    static Kamelets of(Workspace workspace, Findings findings) {
        Kamelets kamelets = new Kamelets();
        workspace
                .files("kamelets", SUFFIX)
                .forEach(f -> YamlFile.read(f, findings).ifPresent(kamelets::add));
        return kamelets;
    }

    private void add(YamlFile file) {
        JsonNode definition = file.tree().at("/spec/definition");
        Set<String> parameters = new HashSet<>();
        definition.path("properties").fieldNames().forEachRemaining(parameters::add);
        Set<String> required = new HashSet<>();
        definition.path("required").forEach(name -> required.add(name.asText()));
        byName.put(nameOf(file), new Kamelet(file, parameters, required));
    }

    static String nameOf(YamlFile file) {
        return file.name().substring(0, file.name().length() - SUFFIX.length());
    }

    Map<String, Kamelet> all() {
        return byName;
    }

    Optional<Kamelet> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All uses below a place of a file, in the order of the file. */
    static List<Use> uses(JsonNode tree, String above) {
        List<Use> found = new ArrayList<>();
        collect(tree, above, found);
        return found;
    }

    private static void collect(JsonNode node, String at, List<Use> found) {
        if (node.isTextual() && isCall(node.asText()) && !at.endsWith("/uri")) {
            found.add(use(node.asText(), node.path("none"), at));
        } else if (node.isObject()) {
            if (isCall(node.path("uri").asText())) {
                found.add(use(node.path("uri").asText(), node.path("parameters"), at + "/uri"));
            }
            node.properties()
                    .forEach(p -> collect(p.getValue(), at + "/" + p.getKey().replace("/", "~1"), found));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at + "/" + i, found);
            }
        }
    }

    private static boolean isCall(String text) {
        return text.startsWith(CALL) && !text.equals("kamelet:source") && !text.equals("kamelet:sink");
    }

    private static Use use(String uri, JsonNode parameters, String at) {
        return new Use(uri.substring(CALL.length()).split("[?/]")[0], parameters, at);
    }

    static Set<String> names(JsonNode object) {
        return new HashSet<>(StreamSupport.stream(object.properties().spliterator(), false)
                .map(Map.Entry::getKey)
                .toList());
    }
}

package io.revhub.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Who owns which field of a document type, and the merge that follows from it.
 *
 * <p>An owner's null wins; a key that the owner never writes is unknown, and the next owner of the list is asked. What a
 * source says about a field that it does not own has no effect.
 */
public final class Ownership {

    private final boolean happensOnce;
    private final boolean lastValues;
    private final String lane;
    private final List<String> existence;
    private final List<String> byDefault;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final Map<String, Elements> arrays = new LinkedHashMap<>();

    private record Elements(String key, List<String> members, Map<String, List<String>> fields) {}

    private Ownership(JsonNode file) {
        this.happensOnce = file.path("happensOnce").asBoolean(false);
        this.lastValues = file.path("lastValues").asBoolean(false);
        this.lane = file.path("lane").asText("");
        this.existence = owners(file.path("existence"));
        this.byDefault = owners(file.path("default"));
        file.path("fields").properties().forEach(f -> fields.put(f.getKey(), owners(f.getValue())));
        file.path("arrays").properties().forEach(a -> arrays.put(a.getKey(), elements(a.getValue())));
    }

    /**
     * Reads an ownership.yaml.
     *
     * @param file {@code existence}, {@code default}, {@code fields} and {@code arrays}, each owner a source or an ordered
     *     list of sources; {@code happensOnce: true} for documents that never change; {@code lastValues: true} for figures that move all the time; {@code lane}, the field that names what systems lock
     *     together with the document
     */
    public static Ownership of(JsonNode file) {
        return new Ownership(file);
    }

    /** Whether documents of this type record what happened once: their versions never change. */
    public boolean happensOnce() {
        return happensOnce;
    }

    /**
     * Whether documents of this type are figures that move all the time: only the last values are kept, no journal line and no
     * topic tells of them, and they are brought once in a while.
     */
    public boolean lastValues() {
        return lastValues;
    }

    /** What systems lock together with a document: the order of a fulfilment. Empty: only the document itself. */
    public Optional<String> lane(ObjectNode body) {
        return Optional.ofNullable(body.path(lane).textValue());
    }

    /** The first owner of a top-level field; empty if the file gives it none. */
    public Optional<String> owner(String field) {
        return owners(field).stream().findFirst();
    }

    /** Whether documents of this type come into being in this source. */
    public boolean begins(String source) {
        return existence.contains(source);
    }

    /** Whether the facets of these sources say that the document is gone. */
    public boolean deleted(Map<String, Facet> facets) {
        return existence.stream()
                .filter(facets::containsKey)
                .findFirst()
                .map(owner -> facets.get(owner).deleted())
                .orElse(false);
    }

    /** The document that these facets make together; keys sorted, in canonical form. */
    public ObjectNode merge(Map<String, Facet> facets, ObjectNode empty) {
        TreeSet<String> names = new TreeSet<>();
        facets.values().forEach(f -> f.body().fieldNames().forEachRemaining(names::add));
        for (String name : names) {
            JsonNode value = arrays.containsKey(name)
                    ? mergeElements(name, arrays.get(name), facets, empty)
                    : first(owners(name), facets, name).orElse(null);
            if (value != null) {
                empty.set(name, CanonicalForm.of(value));
            }
        }
        return empty;
    }

    private static Optional<JsonNode> first(List<String> owners, Map<String, Facet> facets, String name) {
        return owners.stream()
                .filter(facets::containsKey)
                .map(owner -> facets.get(owner).body().get(name))
                .filter(value -> value != null)
                .findFirst();
    }

    private JsonNode mergeElements(String name, Elements elements, Map<String, Facet> facets, ObjectNode any) {
        Optional<JsonNode> members = first(elements.members(), facets, name);
        if (members.isEmpty() || !members.get().isArray()) {
            return members.orElse(null);
        }
        ArrayNode merged = any.arrayNode();
        for (JsonNode member : members.get()) {
            ObjectNode element = (ObjectNode) member.deepCopy();
            elements.fields().forEach((field, owners) -> {
                element.remove(field);
                owners.stream()
                        .map(owner -> element(facets.get(owner), name, elements.key(), member))
                        .flatMap(Optional::stream)
                        .map(e -> e.get(field))
                        .filter(value -> value != null)
                        .findFirst()
                        .ifPresent(value -> element.set(field, value));
            });
            merged.add(element);
        }
        return merged;
    }

    private static Optional<JsonNode> element(Facet facet, String array, String key, JsonNode like) {
        if (facet == null) {
            return Optional.empty();
        }
        return StreamSupport.stream(facet.body().path(array).spliterator(), false)
                .filter(e -> e.path(key).equals(like.path(key)))
                .findFirst();
    }

    private List<String> owners(String field) {
        return fields.getOrDefault(field, byDefault);
    }

    private static Elements elements(JsonNode file) {
        Map<String, List<String>> inside = new LinkedHashMap<>();
        file.path("fields").properties().forEach(f -> inside.put(f.getKey(), owners(f.getValue())));
        return new Elements(file.path("key").asText(), owners(file.path("members")), inside);
    }

    private static List<String> owners(JsonNode owner) {
        if (owner.isArray()) {
            return StreamSupport.stream(owner.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return owner.isTextual() ? List.of(owner.asText()) : List.of();
    }
}

package io.revhub.mapping;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What is known of a value without any input: where it comes from, and as far as the mapping builds it itself, its shape.
 *
 * @param places the places of the input that it may be as a whole: {@code lines[].net}; empty if it was made of others
 * @param from further places that it was made of
 * @param fields of an object that the mapping builds; null: none is known
 * @param sometimes the fields that only some branches build
 * @param element what the elements of an array are that the mapping builds; null: none is known
 */
record Flow(Set<String> places, Set<String> from, Map<String, Flow> fields, Set<String> sometimes, Flow element) {

    static final Flow CONSTANT = new Flow(Set.of(), Set.of(), null, Set.of(), null);

    static Flow at(String place) {
        return new Flow(Set.of(place), Set.of(), null, Set.of(), null);
    }

    static Flow madeOf(Set<String> from) {
        return new Flow(Set.of(), from, null, Set.of(), null);
    }

    static Flow object(Map<String, Flow> fields) {
        return new Flow(Set.of(), Set.of(), fields, Set.of(), null);
    }

    static Flow array(Flow element) {
        return new Flow(Set.of(), Set.of(), null, Set.of(), element);
    }

    /** All places that it comes from, those of its fields and elements among them; sorted. */
    Set<String> origins() {
        Set<String> all = new TreeSet<>(places);
        all.addAll(from);
        if (fields != null) {
            fields.values().forEach(field -> all.addAll(field.origins()));
        }
        if (element != null) {
            all.addAll(element.origins());
        }
        return all;
    }

    Flow field(String key) {
        Flow found = places.isEmpty() ? null : at(places, place -> place.isEmpty() ? key : place + "." + key);
        if (fields != null && fields.containsKey(key)) {
            found = found == null ? fields.get(key) : found.or(fields.get(key));
        }
        return found == null ? madeOf(origins()) : found.alsoFrom(from);
    }

    Flow elements() {
        Flow found = places.isEmpty() ? null : at(places, place -> place + "[]");
        if (element != null) {
            found = found == null ? element : found.or(element);
        }
        return found == null ? madeOf(origins()) : found.alsoFrom(from);
    }

    /** Itself where it is no array that the mapping builds, and the elements of such an array. */
    Flow flattened() {
        return element == null ? this : new Flow(places, from, fields, sometimes, null).or(element);
    }

    /** This or the other: two branches. */
    Flow or(Flow other) {
        return new Flow(
                union(places, other.places),
                union(from, other.from),
                fields == null ? other.fields : other.fields == null ? fields : both(fields, other.fields),
                union(union(sometimes, other.sometimes), difference(other)),
                element == null ? other.element : other.element == null ? element : element.or(other.element));
    }

    private Flow alsoFrom(Set<String> more) {
        return more.isEmpty() ? this : new Flow(places, union(from, more), fields, sometimes, element);
    }

    private Set<String> difference(Flow other) {
        Set<String> different = new LinkedHashSet<>();
        if (fields != null && other.fields != null) {
            fields.keySet().stream()
                    .filter(key -> !other.fields.containsKey(key))
                    .forEach(different::add);
            other.fields.keySet().stream()
                    .filter(key -> !fields.containsKey(key))
                    .forEach(different::add);
        }
        return different;
    }

    private static Map<String, Flow> both(Map<String, Flow> one, Map<String, Flow> other) {
        Map<String, Flow> all = new LinkedHashMap<>(one);
        other.forEach((key, value) -> all.merge(key, value, Flow::or));
        return all;
    }

    private static Flow at(Set<String> places, UnaryOperator<String> step) {
        Set<String> next = new LinkedHashSet<>();
        places.forEach(place -> next.add(step.apply(place)));
        return new Flow(next, Set.of(), null, Set.of(), null);
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        if (one.isEmpty() || one.equals(other)) {
            return other;
        }
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}

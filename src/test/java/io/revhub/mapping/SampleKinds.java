package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of samples that a mapping should have, told from what it reads: one that carries no money needs no other currency,
 * one that carries no free text no odd characters, one that knows no refusal none that is refused, one of whose fields none may
 * be missing or null none without a field. What cannot be told so the mapping's own file says, with the reason:
 * {@code // No sample "minimal": the version before had all of these fields.}
 *
 * @param source what the schema says of the document that is read; empty where a system's record is
 */
record SampleKinds(Coverage coverage, String text, Optional<SchemaFields> source, List<Sample> samples) {

    private static final Pattern CURRENCY = Pattern.compile("(?i).*currency(_?(iso)?_?code)?");
    private static final Pattern FREE_TEXT =
            Pattern.compile("(?i).*(name|description|street|city|title|reason|terms_?text)");
    private static final Pattern ODD = Pattern.compile("(?s).*[^\\x20-\\x7e].*|.*[&<>'\"\\\\].*");
    private static final Pattern EXCEPTION = Pattern.compile("(?m)^// No sample \"([a-z ]+)\": .{20,}$");
    private static final Pattern REFUSES = Pattern.compile("(?s).*\\b(error\\(|code\\(\"[a-z-]+\", *[.$]).*");

    /** A kind, in the order of a table. */
    enum Kind {
        FULL("full: a field that it reads is in no sample"),
        MINIMAL("minimal: no sample is without a field"),
        CLEARED("cleared field: none is null"),
        ODD_CHARACTERS("odd characters"),
        OTHER_CURRENCY("other currency"),
        REFUSED("refused");

        final String word;

        private String title() {
            return word.replaceFirst(":.*", "");
        }

        Kind(String word) {
            this.word = word;
        }
    }

    /** The kinds that would tell something of this mapping, and of which it has no sample and says not why. */
    Set<Kind> missing() {
        Set<Kind> missing = withoutSample();
        missing.removeIf(kind -> exceptions().contains(kind.title()));
        return missing;
    }

    /** The kinds that the mapping's file excepts without need, or by a title that is none. */
    Set<String> needlessExceptions() {
        Set<String> needless = new TreeSet<>(exceptions());
        withoutSample().forEach(kind -> needless.remove(kind.title()));
        return needless;
    }

    private Set<String> exceptions() {
        return EXCEPTION.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private Set<Kind> withoutSample() {
        Set<Kind> missing = EnumSet.noneOf(Kind.class);
        require(missing, Kind.FULL, reads().stream().allMatch(place -> any(s -> isThere(s, place))));
        require(
                missing,
                Kind.MINIMAL,
                none(SchemaFields::mayBeMissing) || any(s -> reads().stream().anyMatch(p -> !isThere(s, p))));
        require(
                missing,
                Kind.CLEARED,
                reads().size() < 2
                        || none(SchemaFields::mayBeNull)
                        || any(s -> reads().stream().anyMatch(p -> isCleared(s, p))));
        require(
                missing,
                Kind.ODD_CHARACTERS,
                readsNone(FREE_TEXT)
                        || any(s -> values(s, FREE_TEXT)
                                .anyMatch(v -> ODD.matcher(v).matches())));
        require(
                missing,
                Kind.OTHER_CURRENCY,
                readsNone(CURRENCY) || any(s -> values(s, CURRENCY).anyMatch(v -> !v.equalsIgnoreCase("EUR"))));
        require(
                missing,
                Kind.REFUSED,
                !REFUSES.matcher(text).matches() || any(s -> s.content().has("refused")));
        return missing;
    }

    private static void require(Set<Kind> missing, Kind kind, boolean shown) {
        if (!shown) {
            missing.add(kind);
        }
    }

    private List<String> reads() {
        return coverage.reads().keySet().stream()
                .filter(place -> !place.isEmpty() && !place.startsWith("$") && !place.startsWith("config/"))
                .toList();
    }

    private boolean none(BiPredicate<SchemaFields, String> optional) {
        return reads().stream()
                .noneMatch(place ->
                        source.map(fields -> optional.test(fields, place)).orElse(true));
    }

    private boolean readsNone(Pattern name) {
        return coverage.reads().keySet().stream()
                .noneMatch(place -> name.matcher(place).matches());
    }

    private boolean any(Predicate<Sample> shows) {
        return samples.stream().anyMatch(shows);
    }

    private static boolean isThere(Sample sample, String place) {
        return at(sample, place).anyMatch(value -> !value.isNull());
    }

    // The ERP's OData says an empty text where others say null.
    private static boolean isCleared(Sample sample, String place) {
        return at(sample, place)
                .anyMatch(value ->
                        value.isNull() || value.isTextual() && value.asText().isEmpty());
    }

    private static Stream<JsonNode> at(Sample sample, String place) {
        List<JsonNode> here = List.of(sample.content().path("given"));
        for (String step : place.split("\\.")) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : here) {
                JsonNode value = step.replace("[]", "").isEmpty() ? node : node.path(step.replace("[]", ""));
                if (node.isNull()) {
                    next.add(node);
                } else if (step.endsWith("[]")) {
                    value.forEach(next::add);
                } else {
                    next.add(value);
                }
            }
            here = next;
        }
        return here.stream().filter(value -> !value.isMissingNode());
    }

    private static Stream<String> values(Sample sample, Pattern name) {
        return Stream.of("given", "variables")
                .flatMap(part -> values(sample.content().path(part), name));
    }

    private static Stream<String> values(JsonNode node, Pattern name) {
        if (node.isArray()) {
            return Stream.iterate(0, i -> i < node.size(), i -> i + 1).flatMap(i -> values(node.get(i), name));
        }
        return node.properties().stream()
                .flatMap(field -> field.getValue().isTextual()
                                && name.matcher(field.getKey()).matches()
                        ? Stream.of(field.getValue().asText())
                        : values(field.getValue(), name));
    }
}

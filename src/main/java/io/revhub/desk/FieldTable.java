package io.revhub.desk;

import io.revhub.mapping.Coverage;
import io.revhub.mapping.MappingBroken;
import io.revhub.mapping.Mappings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where each field of a document comes from and goes to, told from the mappings' text. */
record FieldTable(Collection<Field> rows) {

    private static final String OUTPUT = "document.";

    /**
     * A field.
     *
     * @param from by mapping, what it is made of
     * @param to the mappings that read it
     */
    record Field(String name, Map<String, Set<String>> from, Set<String> to) {

        /** The field of the document that it is, or is a part of: lines for lines[].net. */
        public String whole() {
            return name.replaceAll("[.\\[].*", "");
        }
    }

    /** Whether a row is where one looks for a field that has only parts in the table. */
    public boolean isFirstPart(Field field) {
        return !field.name().equals(field.whole())
                && rows.stream()
                        .filter(row -> row.whole().equals(field.whole()))
                        .findFirst()
                        .filter(field::equals)
                        .isPresent();
    }

    static FieldTable of(String document, Mappings mappings) {
        Map<String, Field> fields = new TreeMap<>();
        List<String> names = mappings.names();
        for (String name : names) {
            boolean writes = name.startsWith(document + "/from-");
            boolean reads = name.startsWith(document + "/to-") || name.endsWith("/from-" + document);
            if (writes || reads) {
                add(name, writes, reads, mappings, fields);
            }
        }
        return new FieldTable(fields.values());
    }

    private static void add(String name, boolean writes, boolean reads, Mappings mappings, Map<String, Field> fields) {
        Coverage coverage;
        try {
            coverage = mappings.coverage(name);
        } catch (MappingBroken e) {
            // named among the findings
            return;
        }
        if (writes) {
            coverage.writes().forEach((place, origins) -> {
                if (place.startsWith(OUTPUT)) {
                    field(fields, place.substring(OUTPUT.length())).from().put(name, origins);
                }
            });
        }
        if (reads) {
            coverage.reads().keySet().stream()
                    .filter(place -> !place.isEmpty() && !place.startsWith("$"))
                    .forEach(place -> field(fields, place).to().add(name));
        }
    }

    private static Field field(Map<String, Field> fields, String name) {
        return fields.computeIfAbsent(name, f -> new Field(f, new TreeMap<>(), new TreeSet<>()));
    }
}

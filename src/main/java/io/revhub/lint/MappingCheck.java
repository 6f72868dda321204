package io.revhub.lint;

import io.revhub.mapping.Coverage;
import io.revhub.mapping.Definitions;
import io.revhub.mapping.MappingBroken;
import io.revhub.mapping.Mappings;
import io.revhub.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Each mapping: that it compiles, reads fields that exist, and always writes the same ones. */
final class MappingCheck implements Check {

    private static final String OUTPUT = "document";

    private final Workspace workspace;
    private final Mappings mappings;
    private final Definitions definitions;
    private final Map<String, SortedSet<String>> written = new TreeMap<>();

    MappingCheck(Workspace workspace, Mappings mappings, Definitions definitions) {
        this.workspace = workspace;
        this.mappings = mappings;
        this.definitions = definitions;
    }

    @Override
    public void check(Findings findings) {
        definitions.broken().values().forEach(broken -> broken(broken, findings));
        Map<String, MappingBroken> broken = mappings.broken();
        broken.values().forEach(b -> broken(b, findings));
        for (String name : mappings.names()) {
            if (!broken.containsKey(name) && !UpgradeCheck.isUpgrade(name)) {
                RouteFile.of("routes/" + name + ".camel.yaml")
                        .ifPresentOrElse(file -> check(name, file, findings), () -> misnamed(name, findings));
            }
        }
        unreachable(findings);
    }

    private static void broken(MappingBroken broken, Findings findings) {
        findings.error(broken.file(), broken.line(), broken.reason(), "Until it is mended, the last good one is used");
    }

    private static void misnamed(String name, Findings findings) {
        findings.error(
                "mappings/" + name + ".jslt",
                0,
                "The file's name does not say a direction",
                "Name it from-<system>, from-<document>, to-<system> or upgrade-<version>");
    }

    private void check(String name, RouteFile file, Findings findings) {
        Coverage coverage = mappings.coverage(name);
        String path = "mappings/" + name + ".jslt";
        sourceType(file).ifPresent(type -> reads(path, type, coverage, findings));
        if (!file.isTo()) {
            written.computeIfAbsent(file.document(), d -> new TreeSet<>())
                    .addAll(coverage.writes().keySet());
            Set<String> sometimes = coverage.sometimes().getOrDefault(OUTPUT, Set.of());
            if (!sometimes.isEmpty()) {
                findings.error(
                        path,
                        0,
                        "It writes " + String.join(", ", new TreeSet<>(sometimes)) + " only sometimes",
                        "Write null otherwise: a key that is not written means that nothing is known");
            }
        }
        coverage.codeLists().stream()
                .filter(list -> workspace.file("config/" + list + ".yaml").isEmpty()
                        && workspace.file("config/" + list + ".csv").isEmpty())
                .forEach(list -> findings.error(
                        path, 0, "There is no code list " + list, "Add config/" + list + ".yaml, or correct the name"));
    }

    /** The document that the mapping reads; empty: a system's record, of which nothing is known here. */
    private Optional<String> sourceType(RouteFile file) {
        if (file.isTo()) {
            return Optional.of(file.document());
        }
        return definitions.types().contains(file.other()) ? Optional.of(file.other()) : Optional.empty();
    }

    private void reads(String path, String type, Coverage coverage, Findings findings) {
        if (!definitions.types().contains(type)) {
            return;
        }
        SchemaFields fields = SchemaFields.of(workspace, type);
        coverage.reads().forEach((place, line) -> {
            if (!place.isEmpty() && !place.startsWith("$") && !fields.knows(place)) {
                findings.error(
                        path,
                        line,
                        "It reads ." + place + ", which a document of the type " + type + " does not have",
                        "Correct the name, or add the field to " + SchemaFields.pathOf(type));
            }
        });
    }

    private void unreachable(Findings findings) {
        for (String type : definitions.types()) {
            SortedSet<String> places = written.getOrDefault(type, new TreeSet<>());
            for (String leaf : SchemaFields.of(workspace, type).leaves()) {
                String place = OUTPUT + "." + leaf;
                boolean reached = places.stream()
                        .anyMatch(w -> w.equals(place)
                                || place.startsWith(w + ".")
                                || place.startsWith(w + "[")
                                || w.startsWith(place + "[")
                                || w.equals(OUTPUT)
                                || w.contains("*"));
                if (!reached) {
                    findings.warning(
                            SchemaFields.pathOf(type),
                            0,
                            "No mapping writes the field " + leaf,
                            "Write it in a from-mapping, or remove it");
                }
            }
        }
    }
}

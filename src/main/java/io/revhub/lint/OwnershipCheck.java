package io.revhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.mapping.Definitions;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Each document type's ownership.yaml: every field has an owner, and every owner is a source of the document. */
final class OwnershipCheck implements Check {

    private static final Set<String> SECTIONS = Set.of(
            "existence", "default", "fields", "arrays", "happensOnce", "goLive", "description", "lane", "lastValues");

    private final Workspace workspace;
    private final Definitions definitions;

    OwnershipCheck(Workspace workspace, Definitions definitions) {
        this.workspace = workspace;
        this.definitions = definitions;
    }

    @Override
    public void check(Findings findings) {
        for (String type : definitions.types()) {
            String path = "mappings/" + type + "/ownership.yaml";
            Optional<WorkspaceFile> file = workspace.file(path);
            if (file.isEmpty()) {
                findings.error(path, 0, "Nobody owns the fields of the " + type, "Add the file with a default owner");
            }
            file.flatMap(f -> YamlFile.read(f, findings)).ifPresent(yaml -> check(type, yaml, findings));
        }
    }

    private void check(String type, YamlFile file, Findings findings) {
        JsonNode tree = file.tree();
        Set<String> sources = sources(type);
        tree.properties().forEach(section -> {
            if (!SECTIONS.contains(section.getKey())) {
                findings.error(
                        file.path(),
                        file.line("/" + section.getKey()),
                        "There is no section " + section.getKey(),
                        "The sections are " + String.join(", ", new TreeSet<>(SECTIONS)));
            }
        });
        owners(file, "/existence", sources, findings);
        owners(file, "/default", sources, findings);
        SchemaFields fields = SchemaFields.of(workspace, type);
        tree.path("fields")
                .fieldNames()
                .forEachRemaining(f -> field(file, "/fields/" + f, f, fields, sources, findings));
        tree.path("arrays").fieldNames().forEachRemaining(a -> array(file, a, fields, sources, findings));
        unowned(type, file, fields, findings);
    }

    private static void field(
            YamlFile file, String at, String place, SchemaFields fields, Set<String> sources, Findings findings) {
        if (!fields.knows(place)) {
            findings.error(
                    file.path(), file.line(at), "The document has no field " + place, "Correct the name, or remove it");
        }
        owners(file, at, sources, findings);
    }

    private static void array(YamlFile file, String name, SchemaFields fields, Set<String> sources, Findings findings) {
        String at = "/arrays/" + name;
        JsonNode array = file.tree().path("arrays").path(name);
        for (String needed : new String[] {"key", "members"}) {
            if (array.path(needed).isMissingNode()) {
                findings.error(
                        file.path(),
                        file.line(at),
                        "The array " + name + " has no " + needed,
                        "Say by which field its elements are told apart (key), and who owns which there are (members)");
            }
        }
        owners(file, at + "/members", sources, findings);
        array.path("fields")
                .fieldNames()
                .forEachRemaining(f -> field(file, at + "/fields/" + f, name + "[]." + f, fields, sources, findings));
    }

    private static void owners(YamlFile file, String at, Set<String> sources, Findings findings) {
        JsonNode owners = file.tree().at(at);
        List<String> names = new ArrayList<>();
        (owners.isArray() ? owners : Set.of(owners)).forEach(owner -> names.add(owner.asText()));
        List<String> strangers = names.stream()
                .filter(name -> !name.isEmpty() && !sources.contains(name))
                .toList();
        boolean nobody = strangers.size() == names.size();
        for (String stranger : strangers) {
            String problem = stranger + " owns something, but no route from-" + stranger + " brings it";
            String remedy = "Name one of " + String.join(", ", sources) + ", or add the route";
            if (nobody) {
                findings.error(file.path(), file.line(at), problem, remedy);
            } else {
                findings.warning(file.path(), file.line(at), problem, remedy);
            }
        }
    }

    private static void unowned(String type, YamlFile file, SchemaFields fields, Findings findings) {
        if (!file.tree().path("default").isMissingNode()) {
            return;
        }
        for (String field : fields.topLevel()) {
            boolean owned = file.tree().path("fields").has(field)
                    || file.tree().path("arrays").has(field);
            if (!owned) {
                findings.error(
                        file.path(),
                        0,
                        "The field " + field + " of the " + type + " has no owner",
                        "Give it one under fields, or set a default");
            }
        }
    }

    private Set<String> sources(String type) {
        return workspace.files("routes/" + type, ".camel.yaml").stream()
                .map(WorkspaceFile::path)
                .flatMap(path -> RouteFile.of(path).stream())
                .filter(route -> !route.isTo())
                .map(RouteFile::other)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

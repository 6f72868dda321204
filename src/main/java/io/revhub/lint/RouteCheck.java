package io.revhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.mapping.Mappings;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Each route: its file's and its own name, Camel's schema, and the Kamelets and mappings that it uses. */
final class RouteCheck implements Check {

    private final Workspace workspace;
    private final Kamelets kamelets;
    private final Mappings mappings;
    private final CamelSchema schema;

    RouteCheck(Workspace workspace, Kamelets kamelets, Mappings mappings, CamelSchema schema) {
        this.workspace = workspace;
        this.kamelets = kamelets;
        this.mappings = mappings;
        this.schema = schema;
    }

    @Override
    public void check(Findings findings) {
        Set<String> usedKamelets = new TreeSet<>();
        Set<String> usedMappings = new TreeSet<>();
        for (WorkspaceFile file : workspace.files("routes", ".camel.yaml")) {
            YamlFile.read(file, findings).ifPresent(yaml -> {
                check(yaml, findings);
                for (Kamelets.Use use : Kamelets.uses(yaml.tree(), "")) {
                    usedKamelets.add(use.kamelet());
                    usedMappings.add(use.parameter("mapping"));
                    check(yaml, use, findings);
                }
            });
        }
        kamelets.all()
                .values()
                .forEach(kamelet -> Kamelets.uses(kamelet.file().tree().at("/spec/template"), "")
                        .forEach(use -> usedKamelets.add(use.kamelet())));
        unused(usedKamelets, usedMappings, findings);
    }

    private void check(YamlFile file, Findings findings) {
        if (!file.tree().isArray()) {
            findings.error(file.path(), 1, "The file is no list of routes", "Begin each route with \"- route:\"");
            return;
        }
        schema.check(file, file.tree(), "", findings);
        Optional<RouteFile> name = RouteFile.of(file.path());
        String folder = file.path().substring("routes/".length(), file.path().lastIndexOf('/') + 1);
        for (int i = 0; i < file.tree().size(); i++) {
            JsonNode route = file.tree().get(i).path("route");
            String at = "/" + i + "/route";
            String expected = name.map(RouteFile::mapping).orElse(folder);
            if (!route.path("id").asText().startsWith(expected)) {
                findings.error(
                        file.path(),
                        file.line(at + "/id"),
                        "The route's id does not begin with " + expected,
                        "Name it so: lists and logs are read by it");
            }
            if (route.path("description").asText().isBlank()) {
                findings.warning(
                        file.path(),
                        file.line(at),
                        "The route has no description",
                        "Say in half a sentence what it does");
            }
        }
    }

    private void check(YamlFile file, Kamelets.Use use, Findings findings) {
        Optional<Kamelets.Kamelet> kamelet = kamelets.named(use.kamelet());
        if (kamelet.isEmpty()) {
            findings.error(
                    file.path(),
                    file.line(use.at()),
                    "There is no Kamelet " + use.kamelet(),
                    "Correct its name, or add kamelets/" + use.kamelet() + Kamelets.SUFFIX);
            return;
        }
        parameters(file, use, kamelet.get(), findings);
        if (use.kamelet().equals("map") && !mappings.exists(use.parameter("mapping"))) {
            findings.error(
                    file.path(),
                    file.line(use.at()),
                    "There is no mapping " + use.parameter("mapping"),
                    "Correct its name, or add mappings/" + use.parameter("mapping") + ".jslt");
        }
        RouteFile.of(file.path()).ifPresent(name -> direction(file, name, use, findings));
    }

    private static void parameters(YamlFile file, Kamelets.Use use, Kamelets.Kamelet kamelet, Findings findings) {
        Set<String> given = Kamelets.names(use.parameters());
        List<String> missing = new ArrayList<>(new TreeSet<>(kamelet.required()));
        missing.removeAll(given);
        List<String> unknown = new ArrayList<>(new TreeSet<>(given));
        unknown.removeAll(kamelet.parameters());
        if (!missing.isEmpty()) {
            findings.error(
                    file.path(),
                    file.line(use.at()),
                    "The Kamelet " + use.kamelet() + " needs " + String.join(", ", missing),
                    "Add it under parameters");
        }
        if (!unknown.isEmpty()) {
            findings.error(
                    file.path(),
                    file.line(use.at()),
                    "The Kamelet " + use.kamelet() + " has no parameter " + String.join(", ", unknown),
                    "It takes " + String.join(", ", new TreeSet<>(kamelet.parameters())));
        }
    }

    private static void direction(YamlFile file, RouteFile name, Kamelets.Use use, Findings findings) {
        Map<String, String> expected = name.isTo()
                ? Map.of("deliveries", name.document() + " " + name.other())
                : Map.of("deliveries", name.other() + " hub/" + name.document());
        String wanted = expected.get(use.kamelet());
        if (wanted != null && !wanted.equals(use.parameter("document") + " " + use.parameter("system"))) {
            findings.error(
                    file.path(),
                    file.line(use.at()),
                    "The file's name says " + name.mapping() + ", the route takes deliveries of "
                            + use.parameter("document") + " to " + use.parameter("system"),
                    "Let both say the same: deliveries are made due by the file's name");
        }
        if ((use.kamelet().equals("intake") || use.kamelet().equals("beget"))
                && !use.parameter("document").equals(name.document())) {
            findings.error(
                    file.path(),
                    file.line(use.at()),
                    "The route makes " + use.parameter("document") + " documents in the folder of " + name.document(),
                    "Move the file, or correct the document");
        }
    }

    private void unused(Set<String> usedKamelets, Set<String> usedMappings, Findings findings) {
        kamelets.all().forEach((name, kamelet) -> {
            if (!usedKamelets.contains(name)) {
                findings.warning(kamelet.file().path(), 0, "No route uses this Kamelet", "Use it, or remove it");
            }
        });
        for (String mapping : mappings.names()) {
            if (!usedMappings.contains(mapping) && !UpgradeCheck.isUpgrade(mapping)) {
                findings.error(
                        "mappings/" + mapping + ".jslt",
                        0,
                        "No route uses this mapping",
                        "Add the route, or remove it");
            }
        }
    }
}

package io.revhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Each Kamelet in itself: its name, the sections that it must have, its template, its parameters. */
final class KameletCheck implements Check {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([a-zA-Z][\\w-]*)(?::[^}]*)?}}");
    private static final Set<String> TYPES = Set.of("source", "sink", "action");

    private final Kamelets kamelets;
    private final CamelSchema schema;

    KameletCheck(Kamelets kamelets, CamelSchema schema) {
        this.kamelets = kamelets;
        this.schema = schema;
    }

    @Override
    public void check(Findings findings) {
        kamelets.all().forEach((name, kamelet) -> {
            sections(name, kamelet.file(), findings);
            template(kamelet, findings);
        });
    }

    private static void sections(String name, YamlFile file, Findings findings) {
        JsonNode tree = file.tree();
        if (!tree.at("/metadata/name").asText().equals(name)) {
            findings.error(
                    file.path(),
                    file.line("/metadata/name"),
                    "The Kamelet's name is not the file's",
                    "Name both " + name);
        }
        if (!TYPES.contains(
                tree.at("/metadata/labels/camel.apache.org~1kamelet.type").asText())) {
            findings.error(
                    file.path(),
                    file.line("/metadata/labels"),
                    "The label camel.apache.org/kamelet.type is missing",
                    "Set it to source, sink or action");
        }
        for (String section : List.of("title", "description", "type")) {
            if (tree.at("/spec/definition/" + section).asText().isBlank()) {
                findings.error(
                        file.path(),
                        file.line("/spec/definition"),
                        "The definition has no " + section,
                        "Add it: Kaoto shows it");
            }
        }
    }

    private void template(Kamelets.Kamelet kamelet, Findings findings) {
        YamlFile file = kamelet.file();
        JsonNode from = file.tree().at("/spec/template/from");
        if (from.isMissingNode()) {
            findings.error(file.path(), file.line("/spec"), "The Kamelet has no template", "Add spec.template.from");
            return;
        }
        JsonNode routes = JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance.objectNode().set("from", from));
        schema.check(file, routes, "/spec/template", findings);
        placeholders(kamelet, findings);
    }

    private static void placeholders(Kamelets.Kamelet kamelet, Findings findings) {
        YamlFile file = kamelet.file();
        String template = file.tree().at("/spec/template").toString();
        Matcher used = PLACEHOLDER.matcher(template);
        while (used.find()) {
            if (!kamelet.parameters().contains(used.group(1)) && !used.group(1).contains(".")) {
                findings.error(
                        file.path(),
                        file.line("/spec/template"),
                        "The template uses {{" + used.group(1) + "}}, which is no parameter",
                        "Add it to spec.definition.properties");
            }
        }
        for (String parameter : kamelet.parameters()) {
            if (!template.contains("{{" + parameter + "}}") && !template.contains("{{?" + parameter + "}}")) {
                findings.warning(
                        file.path(),
                        file.line("/spec/definition/properties/" + parameter),
                        "The parameter " + parameter + " is not used",
                        "Use it in the template, or remove it");
            }
        }
    }
}

package io.revhub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The rules of approval, config/approvals.yaml: every rule is there, is a number, and knows the same roles as the others. */
final class RuleCheck implements Check {

    private static final String FILE = "config/approvals.yaml";
    private static final String BY_KIND = "margin";
    private static final List<String> BY_ROLE = List.of("discount", "below-margin", "payment-days");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private final Workspace workspace;

    RuleCheck(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public void check(Findings findings) {
        // that it is no YAML is told of all files of config/
        workspace
                .file(FILE)
                .flatMap(file -> YamlFile.read(file, new Findings()))
                .ifPresent(file -> check(file, findings));
    }

    private void check(YamlFile file, Findings findings) {
        SortedSet<String> roles = new TreeSet<>();
        BY_ROLE.forEach(rule -> file.tree().path(rule).fieldNames().forEachRemaining(roles::add));
        BY_ROLE.forEach(rule -> complete(file, rule, roles, findings));
        complete(file, BY_KIND, kinds(), findings);
        file.tree().properties().stream()
                .filter(rule -> !rule.getKey().equals(BY_KIND) && !BY_ROLE.contains(rule.getKey()))
                .forEach(rule -> findings.error(
                        FILE,
                        file.line("/" + rule.getKey()),
                        "There is no rule " + rule.getKey(),
                        "The rules are " + BY_KIND + ", " + String.join(", ", BY_ROLE)));
        file.tree()
                .properties()
                .forEach(rule -> rule.getValue()
                        .properties()
                        .forEach(value -> number(file, rule.getKey(), value.getKey(), value.getValue(), findings)));
    }

    private static void complete(YamlFile file, String rule, SortedSet<String> whom, Findings findings) {
        JsonNode given = file.tree().path(rule);
        whom.stream()
                .filter(one -> !given.has(one))
                .forEach(one -> findings.error(
                        FILE,
                        file.line("/" + rule),
                        "The rule " + rule + " says nothing of " + one,
                        "Add " + one + ": with a number; until then its quotes are parked"));
    }

    private static void number(YamlFile file, String rule, String whom, JsonNode value, Findings findings) {
        if (!NUMBER.matcher(value.asText()).matches()) {
            findings.error(
                    FILE,
                    file.line("/" + rule + "/" + whom),
                    "The rule " + rule + " has \"" + value.asText() + "\" for " + whom + ", which is no number",
                    "Write a number, with a point and without a unit: 12.5");
        }
    }

    private SortedSet<String> kinds() {
        SortedSet<String> kinds = new TreeSet<>();
        workspace.file("mappings/_types.schema.json").ifPresent(file -> {
            try {
                new YAMLMapper().readTree(file.text()).at("/$defs/kind/enum").forEach(kind -> kinds.add(kind.asText()));
            } catch (IOException e) {
                // named by the definitions' own check
                kinds.clear();
            }
        });
        return kinds;
    }
}

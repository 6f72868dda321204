package io.revhub.lint;

import io.revhub.mapping.Definitions;
import io.revhub.mapping.Mappings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schema versions: from each to the next one an upgrade mapping leads, and none leads further. */
final class UpgradeCheck implements Check {

    private static final Pattern UPGRADE = Pattern.compile("([^/]+)/upgrade-(\\d+)");

    private final Mappings mappings;
    private final Definitions definitions;

    UpgradeCheck(Mappings mappings, Definitions definitions) {
        this.mappings = mappings;
        this.definitions = definitions;
    }

    static boolean isUpgrade(String mapping) {
        return UPGRADE.matcher(mapping).matches();
    }

    @Override
    public void check(Findings findings) {
        Set<String> broken = definitions.broken().keySet();
        definitions.types().stream().filter(type -> !broken.contains(type)).forEach(type -> check(type, findings));
    }

    private void check(String type, Findings findings) {
        int version = definitions.of(type).version();
        Set<Integer> there = new TreeSet<>(upgrades(type));
        for (int next = 2; next <= version; next++) {
            if (!there.remove(next)) {
                findings.error(
                        SchemaFields.pathOf(type),
                        0,
                        "Nothing upgrades a stored " + type + " to version " + next,
                        "Add mappings/" + type + "/upgrade-" + next + ".jslt");
            }
        }
        there.forEach(unused -> findings.error(
                "mappings/" + type + "/upgrade-" + unused + ".jslt",
                0,
                "The schema of " + type + " is of version " + version,
                "Raise \"version\" in " + SchemaFields.pathOf(type) + ", or remove the upgrade"));
    }

    private List<Integer> upgrades(String type) {
        return mappings.names().stream()
                .map(UPGRADE::matcher)
                .filter(Matcher::matches)
                .filter(name -> name.group(1).equals(type))
                .map(name -> Integer.valueOf(name.group(2)))
                .toList();
    }
}

package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.schibsted.spt.data.jslt.Function;
import io.revhub.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The code lists of the workspace: config/&lt;list&gt;.yaml, a map from key to value, or from key to columns; or the same as a
 * table, config/&lt;list&gt;.csv.
 */
final class CodeLists {

    /** The functions whose first argument names a list. */
    static final Set<String> READ_BY = Set.of("code", "has-code");

    private final Workspace workspace;
    private final LastGood<JsonNode> lists;

    CodeLists(Workspace workspace) {
        this.workspace = workspace;
        this.lists = new LastGood<>(workspace, CodeLists::load);
    }

    private static JsonNode load(String name, Sources sources) {
        Optional<String> table = sources.text(tableOf(name));
        Optional<String> yaml = sources.text(yamlOf(name));
        if (table.isPresent() && yaml.isPresent()) {
            throw new MappingBroken(tableOf(name), 0, "stands beside " + yamlOf(name) + ": remove one of them");
        }
        return table.isPresent()
                ? new Table(tableOf(name)).codes(table.get())
                : new Yaml(yamlOf(name)).codes(sources.required(yamlOf(name)));
    }

    List<Function> functions() {
        return List.of(new NamedFunction("code", 2, 3, this::code), new NamedFunction("has-code", 2, this::hasCode));
    }

    private JsonNode hasCode(Arguments arguments) {
        return BooleanNode.valueOf(lists.get(arguments.text(0)).has(arguments.text(1)));
    }

    private JsonNode code(Arguments arguments) {
        String list = arguments.text(0);
        String key = arguments.text(1);
        JsonNode value = lists.get(list).get(key);
        if (value == null) {
            throw new MappingFailed(
                    "code list " + list + " has no " + key + ": add it to " + fileOf(list), fileOf(list));
        }
        return arguments.size() == 2 ? whole(list, key, value) : column(list, key, value, arguments.text(2));
    }

    private static JsonNode whole(String list, String key, JsonNode value) {
        if (value.isObject()) {
            throw new MappingFailed(
                    "code list " + list + " has columns: name one of " + key + " in code(list, key, column)");
        }
        return value;
    }

    private JsonNode column(String list, String key, JsonNode value, String column) {
        JsonNode cell = value.get(column);
        if (cell == null) {
            throw new MappingFailed(
                    "code list " + list + " has no column " + column + " for " + key + ": add it to " + fileOf(list),
                    fileOf(list));
        }
        return cell;
    }

    private String fileOf(String list) {
        return workspace.file(tableOf(list)).isPresent() ? tableOf(list) : yamlOf(list);
    }

    private static String yamlOf(String list) {
        return "config/" + list + ".yaml";
    }

    private static String tableOf(String list) {
        return "config/" + list + ".csv";
    }
}

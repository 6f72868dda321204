package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import io.revhub.workspace.Workspace;
import java.util.List;

/** The code lists of the workspace: config/&lt;list&gt;.yaml, a map from key to value, or from key to columns. */
final class CodeLists {

    private final LastGood<JsonNode> lists;

    CodeLists(Workspace workspace) {
        lists = new LastGood<>(workspace, (name, sources) -> {
            String file = fileOf(name);
            return new Yaml(file).codes(sources.required(file));
        });
    }

    List<Function> functions() {
        return List.of(new NamedFunction("code", 2, 3, this::code));
    }

    private JsonNode code(Arguments arguments) {
        String list = arguments.text(0);
        String key = arguments.text(1);
        JsonNode value = list(arguments, list).get(key);
        if (value == null) {
            throw new MappingFailed("code list " + list + " has no " + key + ": add it to " + fileOf(list));
        }
        return arguments.size() == 2 ? whole(list, key, value) : column(list, key, value, arguments.text(2));
    }

    private JsonNode list(Arguments arguments, String list) {
        try {
            return lists.get(list);
        } catch (MappingBroken | NoSuchMapping e) {
            throw arguments.failed(e.getMessage());
        }
    }

    private static JsonNode whole(String list, String key, JsonNode value) {
        if (value.isObject()) {
            throw new MappingFailed(
                    "code list " + list + " has columns: name one of " + key + " in code(list, key, column)");
        }
        return value;
    }

    private static JsonNode column(String list, String key, JsonNode value, String column) {
        JsonNode cell = value.get(column);
        if (cell == null) {
            throw new MappingFailed(
                    "code list " + list + " has no column " + column + " for " + key + ": add it to " + fileOf(list));
        }
        return cell;
    }

    private static String fileOf(String list) {
        return "config/" + list + ".yaml";
    }
}

package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.mapping.Definitions;
import io.revhub.mapping.MappingBroken;
import io.revhub.mapping.MappingFailed;
import io.revhub.mapping.Mappings;
import io.revhub.mapping.Markers;
import io.revhub.mapping.NoSuchMapping;
import io.revhub.workspace.Workspace;
import java.util.List;
import java.util.Map;

/** Runs the mappings of one workspace. Thread-safe; nothing is stored or sent. */
public final class Bench {

    private static final String ANY_ID = "0".repeat(26);

    private final Workspace workspace;
    private final Mappings mappings;
    private final Definitions definitions;

    public Bench(Workspace workspace) {
        this.workspace = workspace;
        this.mappings = new Mappings(workspace);
        this.definitions = new Definitions(workspace);
    }

    /** This workspace with one mapping as it would be, not yet saved. @param text null: as it is */
    public Bench with(String mapping, String text) {
        return text == null ? this : new Bench(workspace.with("mappings/" + mapping + ".jslt", text));
    }

    /** All mappings that have a file. */
    public List<String> mappings() {
        return mappings.names();
    }

    public List<Sample> samples(String mapping) {
        return Sample.of(workspace, mapping);
    }

    /** What a mapping makes of an input; a mapping that is broken or not there refuses everything. */
    public Tried run(String mapping, JsonNode given, Map<String, JsonNode> variables) {
        return run(mapping, given, variables, false);
    }

    private Tried run(String mapping, JsonNode given, Map<String, JsonNode> variables, boolean partial) {
        try {
            JsonNode output = mappings.mapping(mapping).apply(given, variables);
            return new Tried(output, null, null, 0, partial ? List.of() : violations(mapping, output));
        } catch (MappingBroken e) {
            return new Tried(null, e.reason(), e.file(), e.line(), List.of());
        } catch (MappingFailed e) {
            return new Tried(null, e.reason(), null, 0, List.of());
        } catch (NoSuchMapping e) {
            return new Tried(null, e.getMessage(), "mappings/" + mapping + ".jslt", 0, List.of());
        }
    }

    /** Holds a sample against what its mapping makes of it. */
    public Verdict check(Sample sample) {
        Tried tried = run(sample.mapping(), sample.given(), sample.variables(), sample.isPartial());
        String refused = sample.refused();
        if (refused != null) {
            boolean fits = tried.refusal() != null
                    && tried.file() == null
                    && tried.refusal().contains(refused);
            String expected = fits ? tried.lines() : "refused: " + refused;
            return new Verdict(sample, tried, fits, Row.sideBySide(expected, tried.lines()));
        }
        String expected = Json.lines(sample.content().path("then"));
        boolean fits = expected.equals(tried.lines()) && tried.violations().isEmpty();
        return new Verdict(sample, tried, fits, Row.sideBySide(expected, tried.lines()));
    }

    private List<String> violations(String mapping, JsonNode output) {
        String document = mapping.substring(0, mapping.indexOf('/'));
        boolean isFrom = mapping.startsWith("from-", document.length() + 1);
        if (!isFrom
                || output == null
                || !output.path("document").isObject()
                || !definitions.types().contains(document)) {
            return List.of();
        }
        JsonNode filled = Markers.replace(output.get("document"), marker -> TextNode.valueOf(ANY_ID));
        return definitions.of(document).violations(filled);
    }
}

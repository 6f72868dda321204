package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.workspace.Workspace;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes an input down as a sample, personal data masked, with what the mapping in use makes of it. Thread-safe. */
public final class Recording {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");

    private final Workspace workspace;
    private final Journal journal;
    private final TransactionTemplate transactions;

    Recording(Workspace workspace, Journal journal, TransactionTemplate transactions) {
        this.workspace = workspace;
        this.journal = journal;
        this.transactions = transactions;
    }

    /**
     * Records a sample and notes it in the journal.
     *
     * @param mapping one that exists
     * @param name of the file, without .json: lower case, digits, hyphens
     * @param about in a few words
     * @param by who does it
     * @return the file's path
     * @throws IllegalArgumentException if the name or the mapping is none, or there is such a sample already
     * @throws IllegalStateException if the workspace is the built-in copy, which cannot be written
     */
    public String record(String mapping, String name, String about, Inputs.Input input, String by) {
        Bench bench = new Bench(workspace);
        String path = Sample.folder(mapping) + "/" + name + ".json";
        if (!bench.mappings().contains(mapping) || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A sample's name has lower case letters, digits and hyphens: " + name);
        }
        if (workspace.file(path).isPresent()) {
            throw new IllegalArgumentException("There is such a sample already: " + path);
        }
        String text = Json.asWritten(sample(bench, mapping, about.isBlank() ? name : about, input)) + "\n";
        transactions.executeWithoutResult(tx -> {
            journal.write(new JournalLine(
                    "sample-recorded",
                    null,
                    null,
                    "A sample was recorded: " + path + ".",
                    JsonNodeFactory.instance.objectNode().put("by", by)));
            workspace.write(path, text);
        });
        return path;
    }

    private static ObjectNode sample(Bench bench, String mapping, String about, Inputs.Input input) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.setAll(new TreeMap<String, JsonNode>(input.variables()));
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        all.set("given", input.given());
        all.set("variables", variables);
        JsonNode masked = new Masking().of(all);
        Map<String, JsonNode> known = new TreeMap<>();
        masked.path("variables").properties().forEach(v -> known.put(v.getKey(), v.getValue()));
        Tried tried = bench.run(mapping, masked.get("given"), known);
        ObjectNode sample = JsonNodeFactory.instance.objectNode();
        sample.put("about", about);
        sample.set("given", masked.get("given"));
        sample.set("variables", masked.get("variables"));
        if (tried.refusal() != null) {
            return sample.put("refused", tried.refusal());
        }
        return sample.set("then", tried.output() == null ? JsonNodeFactory.instance.nullNode() : tried.output());
    }
}

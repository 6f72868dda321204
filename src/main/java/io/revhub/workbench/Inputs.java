package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.delivery.MappingInput;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.intake.JoinedRecords;
import io.revhub.intake.StoredChanges;
import io.revhub.intake.StoredChanges.StoredChange;
import io.revhub.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a mapping can be tried on beside its samples: the changes and documents that went through it. Thread-safe. */
public final class Inputs {

    private final Documents documents;
    private final StoredChanges changes;
    private final JoinedRecords joined;
    private final MappingInput input;
    private final Workspace workspace;

    Inputs(Documents documents, StoredChanges changes, JoinedRecords joined, MappingInput input, Workspace workspace) {
        this.documents = documents;
        this.changes = changes;
        this.joined = joined;
        this.input = input;
        this.workspace = workspace;
    }

    /** An input and what the mapping knows beside it. */
    public record Input(JsonNode given, Map<String, JsonNode> variables) {}

    /**
     * Something to choose.
     *
     * @param kind change or document
     * @param id the change's number, or the document's id
     */
    public record Choice(String kind, String id, String title) {}

    /** The newest ones that went through a mapping. */
    public List<Choice> newest(String mapping, int atMost) {
        Optional<Way> way = way(mapping);
        if (way.isEmpty()) {
            return List.of();
        }
        String record = way.get().record();
        return record == null
                ? documents.newest(way.get().document(), atMost).stream()
                        .map(d -> new Choice("document", d.id().value(), d.type() + " " + d.title()))
                        .toList()
                : changes.newest(way.get().system(), record, atMost).stream()
                        .map(c -> new Choice("change", Long.toString(c.id()), record + " " + c.recordId()))
                        .toList();
    }

    /** Empty if there is no such change, it is of a record that was gone, or it did not go through this mapping. */
    public Optional<Input> change(String mapping, long id) {
        return changes.find(id)
                .filter(c -> c.body() != null)
                .flatMap(c -> way(mapping)
                        .filter(w ->
                                w.system().equals(c.system()) && c.recordType().equals(w.record()))
                        .map(w -> input(c, w)));
    }

    private Input input(StoredChange change, Way way) {
        return new Input(change.body(), Map.of("with", joined.with(change.system(), change.body(), way.with())));
    }

    /** Empty if there is no such document, or it does not go through this mapping. */
    public Optional<Input> document(String mapping, String id) {
        Optional<Document> found = DocumentId.isOne(id)
                ? documents.find(new DocumentId(id)).filter(d -> d.version() > 0)
                : Optional.empty();
        return found.flatMap(d -> way(mapping)
                .filter(w -> w.record() == null && w.document().equals(d.type()))
                .flatMap(w -> input.of(d, w.with()))
                .map(variables -> new Input(d.body(), variables)));
    }

    private Optional<Way> way(String mapping) {
        Predicate<Way> through = w -> w.mapping().equals(mapping);
        return Way.of(workspace).stream().filter(through).findFirst();
    }
}

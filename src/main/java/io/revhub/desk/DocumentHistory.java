package io.revhub.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.deal.DealDocument.SystemRecord;
import io.revhub.delivery.Deliveries;
import io.revhub.desk.DocumentView.Change;
import io.revhub.desk.DocumentView.Field;
import io.revhub.desk.DocumentView.Merged;
import io.revhub.desk.DocumentView.Place;
import io.revhub.desk.DocumentView.Satisfaction;
import io.revhub.desk.DocumentView.Shown;
import io.revhub.desk.DocumentView.Values;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Facet;
import io.revhub.document.Facets;
import io.revhub.document.Links;
import io.revhub.document.Merges;
import io.revhub.document.Ownership;
import io.revhub.document.PartReference;
import io.revhub.document.References;
import io.revhub.document.Version;
import io.revhub.mapping.Definitions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells what became of a document: its versions, what each source shows of it, and where it has been brought. */
@Component
class DocumentHistory {

    private static final int VERSIONS = 100;
    private static final int VALUES = 50;
    /** How last values are linked to what they tell of. */
    private static final String OF = "of";

    private final Documents documents;
    private final Facets facets;
    private final References references;
    private final Links links;
    private final Merges merges;
    private final Deliveries deliveries;
    private final Definitions definitions;

    DocumentHistory(
            Documents documents,
            Facets facets,
            References references,
            Links links,
            Merges merges,
            Deliveries deliveries,
            Definitions definitions) {
        this.documents = documents;
        this.facets = facets;
        this.references = references;
        this.links = links;
        this.merges = merges;
        this.deliveries = deliveries;
        this.definitions = definitions;
    }

    /** @param id as text, of whatever form; empty: there is no such document, or nothing was accepted of it yet */
    Optional<DocumentView> of(String id) {
        return DocumentId.isOne(id)
                ? documents
                        .find(new DocumentId(id))
                        .filter(d -> d.version() > 0)
                        .map(this::view)
                : Optional.empty();
    }

    private DocumentView view(Document document) {
        List<DocumentId> secondaries = merges.into(document.id());
        List<Values> values = values(document.id(), secondaries);
        return new DocumentView(
                document.id(),
                document.type(),
                document.title(),
                document.version(),
                document.deleted(),
                document.changedAt(),
                document.mergedInto(),
                secondaries,
                merged(document.id()),
                fields(document),
                values,
                Satisfaction.of(values),
                versions(document.id()),
                places(document.id()));
    }

    private List<Field> fields(Document document) {
        Ownership ownership = definitions.of(document.type()).ownership();
        Map<String, Facet> shown = new TreeMap<>(facets.of(document.id()));
        return document.body().properties().stream()
                .map(f -> new Field(
                        f.getKey(),
                        ownership.owner(f.getKey()).orElse(null),
                        Leaves.text(f.getValue()),
                        others(f.getKey(), document.body(), shown)))
                .toList();
    }

    private static List<Shown> others(String field, ObjectNode body, Map<String, Facet> facets) {
        return facets.values().stream()
                .filter(facet -> facet.body().has(field))
                .filter(facet -> !Objects.equals(facet.body().get(field), body.get(field)))
                .map(facet -> new Shown(facet.source(), Leaves.text(facet.body().get(field))))
                .toList();
    }

    private List<Merged> merged(DocumentId id) {
        return merges.of(id).stream()
                .map(m -> {
                    boolean away = m.document().equals(id);
                    DocumentId other = away ? m.survivor() : m.document();
                    String title = documents.find(other).map(Document::title).orElse(other.value());
                    return new Merged(away, other, title, m.at(), m.by(), m.why(), m.undone());
                })
                .toList();
    }

    private List<Values> values(DocumentId id, List<DocumentId> secondaries) {
        List<DocumentId> all =
                Stream.concat(Stream.of(id), secondaries.stream()).toList();
        Map<DocumentId, Document> found = new LinkedHashMap<>();
        Set<DocumentId> linked = new LinkedHashSet<>();
        definitions.types().stream()
                .filter(type -> definitions.of(type).ownership().lastValues())
                .forEach(type -> all.forEach(one -> {
                    documents.newestOf(one, type, VALUES).forEach(d -> found.put(d.id(), d));
                    linked.addAll(links.linking(one, type, OF));
                }));
        linked.removeAll(found.keySet());
        found.putAll(documents.find(linked));
        return found.values().stream()
                // a link stays when a merge is done or undone, and the figures tell of another since
                .filter(d -> !d.deleted() && all.stream().anyMatch(one -> names(d, one)))
                .sorted(Comparator.comparing(Document::changedAt).reversed())
                .limit(VALUES)
                .map(d -> new Values(d.id(), d.type(), d.title(), d.changedAt(), fields(d)))
                .toList();
    }

    private static boolean names(Document document, DocumentId other) {
        return document.body().properties().stream()
                .anyMatch(f -> f.getValue().asText().equals(other.value()));
    }

    private List<Change> versions(DocumentId id) {
        List<Version> versions = documents.versions(id, VERSIONS);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            changes.add(new Change(
                    version.number(),
                    version.source(),
                    version.createdAt(),
                    version.deleted(),
                    i + 1 == versions.size()
                            ? List.of()
                            : Leaves.of(version.body())
                                    .since(Leaves.of(versions.get(i + 1).body()))));
        }
        return changes;
    }

    private List<Place> places(DocumentId id) {
        Map<String, List<SystemRecord>> records = new TreeMap<>();
        references.of(id).stream()
                .sorted(Comparator.comparing(PartReference::part))
                .forEach(r -> records.computeIfAbsent(r.record().system(), s -> new ArrayList<>())
                        .add(new SystemRecord(
                                r.part(), r.record().recordType(), r.record().recordId())));
        List<Place> places = new ArrayList<>();
        for (Deliveries.State duty : deliveries.of(List.of(id))) {
            List<SystemRecord> there = records.remove(duty.system());
            places.add(new Place(
                    duty.system(),
                    duty.state(),
                    duty.wanted(),
                    duty.brought(),
                    duty.warning(),
                    there == null ? List.of() : there));
        }
        records.forEach((system, there) -> places.add(new Place(system, null, null, null, null, there)));
        return places;
    }
}

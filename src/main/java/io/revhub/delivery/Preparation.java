package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Facet;
import io.revhub.document.Facets;
import io.revhub.document.Part;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.document.Version;
import io.revhub.mapping.Cut;
import io.revhub.mapping.Mapping;
import io.revhub.mapping.MappingFailed;
import io.revhub.mapping.UnusableFile;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Maps documents to a system's form, fills in references, and compares with what the system has. */
final class Preparation {

    private static final String BEGETTING = "hub/";
    private static final int REPAIRS = 3;

    private final Documents documents;
    private final Facets facets;
    private final References references;
    private final Waits waits;
    private final Filling filling;
    private final JoinedDocuments joined;
    private final MappingVariables variables;

    Preparation(
            Documents documents,
            Facets facets,
            References references,
            Waits waits,
            JoinedDocuments joined,
            MappingVariables variables) {
        this.documents = documents;
        this.facets = facets;
        this.references = references;
        this.waits = waits;
        this.filling = new Filling(references);
        this.joined = joined;
        this.variables = variables;
    }

    void prepare(List<InFlight> batch, Mapping mapping, String with) {
        ask(batch);
        for (InFlight member : batch) {
            try {
                prepare(member, mapping, with);
            } catch (MappingFailed e) {
                member.park(Refusal.unmapped(
                        named(member) + " cannot be brought into the form of the "
                                + member.claim().system(),
                        e.getMessage(),
                        e.codeList()));
            } catch (UnusableFile e) {
                park(member, e);
            }
        }
        filling.fillIn(batch.stream().filter(m -> m.isOpen() && !isBegetting(m)).toList());
    }

    /** Which parts of the members others wait for, and what the members wait for no more. */
    private void ask(List<InFlight> batch) {
        List<DocumentId> documents = batch.stream()
                .filter(m -> !isBegetting(m))
                .map(m -> m.claim().document())
                .toList();
        if (!documents.isEmpty()) {
            Map<DocumentId, Set<String>> asked =
                    waits.askedOf(documents, batch.get(0).claim().system());
            Map<DocumentId, Set<Part>> waived =
                    waits.waivedBy(documents, batch.get(0).claim().system());
            batch.forEach(m -> {
                m.ask(asked.getOrDefault(m.claim().document(), Set.of()));
                m.waive(waived.getOrDefault(m.claim().document(), Set.of()));
            });
        }
    }

    /** Ends a member that needs a file which cannot be used. */
    static void park(InFlight member, UnusableFile e) {
        member.park(Refusal.unusableFile(named(member), e.file(), e.line(), e.reason()));
    }

    private static String named(InFlight member) {
        return "The " + member.document().type() + " " + member.document().title();
    }

    private void prepare(InFlight member, Mapping mapping, String with) {
        Document document = member.document();
        Optional<JsonNode> related = joined.with(document, with);
        if (related.isEmpty()) {
            member.later("A document that it refers to is not in the hub yet.");
            return;
        }
        Map<String, Reference> known = isBegetting(member) ? Map.of() : known(member);
        Set<String> parts = new TreeSet<>(known.keySet());
        parts.addAll(member.asked());
        Map<String, JsonNode> context = variables.of(document, document.deleted(), parts, related.get());
        JsonNode output = mapping.apply(document.body(), context);
        member.mapped(output);
        if (isBegetting(member)) {
            return;
        }
        if (output == null || output.isNull()) {
            member.end(new Outcome.NotNeeded());
            return;
        }
        warn(member, Cut.in(output));
        ObjectNode changes = member.claim().brought() == null
                ? (ObjectNode) output
                : changes(
                        member,
                        output,
                        known.keySet(),
                        had -> mapping.apply(
                                had.body(), variables.of(document, had.deleted(), known.keySet(), related.get())));
        if (member.isOpen()) {
            member.send(new Delivery(
                    document,
                    member.claim().system(),
                    output,
                    changes,
                    member.claim().refusals(),
                    known));
        }
    }

    private static void warn(InFlight member, List<Cut> cuts) {
        if (!cuts.isEmpty()) {
            String texts = cuts.stream()
                    .map(cut -> cut.field() + " (" + cut.kept() + " of " + cut.whole() + " characters)")
                    .collect(Collectors.joining(", "));
            member.warn("The " + member.claim().system() + " takes only the beginning of a text: " + texts + ".");
        }
    }

    private ObjectNode changes(
            InFlight member, JsonNode output, Set<String> known, Function<Version, JsonNode> mapping) {
        Claim claim = member.claim();
        Optional<Facet> facet = shown(claim);
        ObjectNode shown = facet.map(Facet::body).orElse(null);
        member.comparedWith(shown, facet.map(Facet::stamp).orElse(0L));
        Version had = documents.version(claim.document(), claim.brought()).orElseThrow();
        if (facet.isPresent() && facet.get().deleted() && (member.document().deleted() || !had.deleted())) {
            judgeDeleted(member);
            return JsonNodeFactory.instance.objectNode();
        }
        if (shown != null) {
            had.body().setAll(shown);
        }
        JsonNode without = Filling.without(mapping.apply(had), member.waived());
        Comparison comparison = Comparison.of(output, without);
        if (!known.containsAll(member.asked())) {
            return comparison.isEmpty() ? (ObjectNode) output : comparison.changes();
        } else if (comparison.isEmpty()) {
            member.end(new Outcome.Delivered(false));
        } else if (claim.wanted() == claim.brought()) {
            Comparison kept = Comparison.of(Filling.without(output, member.waived()), without);
            if (!kept.isEmpty()) {
                judge(member, kept);
            }
        }
        return comparison.changes();
    }

    /** The record is gone there: so should it be if the document is; if not, a person decides. */
    private static void judgeDeleted(InFlight member) {
        if (member.document().deleted()) {
            member.end(new Outcome.Delivered(false));
            return;
        }
        String system = member.claim().system();
        member.park(new Refusal(
                "deleted-there",
                "The record of " + member.document().type() + " "
                        + member.document().title() + " was deleted in the " + system
                        + ", while it is still in use elsewhere.",
                "Restore the record in the " + system + ", or delete it in the system that owns it, then try again.",
                null));
    }

    /** Nothing new is wanted, and still the system shows something else than was sent. */
    private static void judge(InFlight member, Comparison comparison) {
        Claim claim = member.claim();
        String fields = String.join(", ", comparison.fields());
        if (claim.base() == null && comparison.isSerious()) {
            member.park(new Refusal(
                            "not-kept",
                            "The " + claim.system() + " does not keep this value: " + fields + ".",
                            "Correct the record in the " + claim.system() + " or the mapping, then try again.",
                            null)
                    .naming(fields));
        } else if (claim.base() == null || claim.base().equals(member.overlay())) {
            member.warn("The " + claim.system() + " shows other values than were sent: " + fields + ".");
            member.end(new Outcome.Delivered(false));
        } else if (claim.repairs() >= REPAIRS) {
            member.park(new Refusal(
                            "edited-again",
                            "Somebody keeps changing " + fields + " in the " + claim.system()
                                    + ", which does not own it.",
                            "Change it in the system that owns it, or give the field another owner.",
                            null)
                    .naming(fields));
        }
    }

    /** The facet that the system showed after the last write there. */
    private Optional<Facet> shown(Claim claim) {
        return facets.of(claim.document(), claim.system())
                .filter(facet -> claim.baseFrom() == null || facet.stamp() > claim.baseFrom());
    }

    private Map<String, Reference> known(InFlight member) {
        return references.of(member.document().id()).stream()
                .filter(r -> r.record().system().equals(member.claim().system()))
                .collect(Collectors.toMap(PartReference::part, PartReference::record));
    }

    private static boolean isBegetting(InFlight member) {
        return member.claim().system().startsWith(BEGETTING);
    }
}

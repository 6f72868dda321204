package io.revhub.deal;

import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Links;
import io.revhub.document.Merges;
import io.revhub.document.References;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells deals: each look is one consistent look at the store. */
public final class Deals {

    private static final String ROOT = "quote";
    private static final String ORDER = "order";
    private static final String STATUS = "status";
    private static final String ACCEPTED = "accepted";

    private final Documents documents;
    private final References references;
    private final Links links;
    private final Materials materials;
    private final Merges merges;
    private final AccountsDeals accountsDeals;
    private final TransactionTemplate look;

    /** @param look a transaction that reads one state of the store, however many queries it takes */
    Deals(
            Documents documents,
            References references,
            Links links,
            Materials materials,
            Merges merges,
            AccountsDeals accountsDeals,
            TransactionTemplate look) {
        this.documents = documents;
        this.references = references;
        this.links = links;
        this.materials = materials;
        this.merges = merges;
        this.accountsDeals = accountsDeals;
        this.look = look;
    }

    /** The deals whose quotes, or orders where there was no quote, changed last. */
    public List<DealSummary> newest(int atMost) {
        return look.execute(status -> summaries(newestRoots(atMost)));
    }

    /** The deals of an account that changed last, with those of the accounts that are merged into it. */
    public List<DealSummary> of(DocumentId account, int atMost) {
        return look.execute(status -> {
            List<DocumentId> roots = accountsDeals.roots(account, atMost);
            Map<DocumentId, Document> found = documents.find(roots);
            return summaries(roots.stream().map(found::get).toList());
        });
    }

    private List<Document> newestRoots(int atMost) {
        return Stream.concat(
                        documents.newest(ROOT, STATUS, ACCEPTED, atMost).stream(),
                        documents.newestBegottenByNone(ORDER, atMost).stream())
                .sorted(Comparator.comparing(Document::changedAt).reversed())
                .limit(atMost)
                .toList();
    }

    /**
     * A deal with all that stems from it.
     *
     * @param name the number of the signed quote or, where there was none, of the order; or its document's id
     */
    public Optional<DealThread> thread(String name) {
        return look.execute(status -> root(name).map(this::thread));
    }

    private Optional<Document> root(String name) {
        Optional<Document> byId = DocumentId.isOne(name) ? documents.find(new DocumentId(name)) : Optional.empty();
        return byId.or(() -> documents.byNumber(ROOT, name))
                .or(() -> documents.byNumber(ORDER, name))
                .filter(Deals::isRoot);
    }

    /** A signed quote, or an order of a shopper or a partner. */
    private static boolean isRoot(Document document) {
        return document.type().equals(ROOT)
                ? document.text(STATUS).filter(ACCEPTED::equals).isPresent()
                : document.type().equals(ORDER) && document.parent() == null;
    }

    private List<DealSummary> summaries(List<Document> roots) {
        Map<Document, Set<DocumentId>> closures = new HashMap<>();
        Set<DocumentId> all = new HashSet<>();
        for (Document root : roots) {
            closures.put(root, links.closure(root.id()));
            all.addAll(closures.get(root));
        }
        Material material = materials.of(all);
        return roots.stream()
                .map(root -> told(new Deal(root, closures.get(root), material)).summary())
                .toList();
    }

    private DealThread thread(Document root) {
        Set<DocumentId> ids = links.closure(root.id());
        Deal deal = new Deal(root, ids, materials.of(ids));
        Told told = told(deal);
        return new DealThread(
                told.summary(),
                told.steps(),
                told.blockage().blockers(),
                new Listing(deal, references).documents(),
                Entries.of(deal));
    }

    private record Told(DealSummary summary, List<Step> steps, Blockage blockage) {}

    private Told told(Deal deal) {
        Blockage blockage = new Blockage(deal);
        Figures figures = new Sums(deal).figures(blockage.atRisk());
        Document root = deal.root();
        Instant signed = documents.since(root.id(), STATUS, ACCEPTED).orElse(null);
        List<Step> steps = new Progress(deal, figures, blockage, signed).steps();
        DealState state = state(steps);
        String number = root.number() == null ? root.id().value() : root.number();
        Optional<Document> account = account(root);
        DealSummary summary = new DealSummary(
                root.id(),
                number,
                account.map(Document::id).orElse(null),
                account.flatMap(a -> a.text("name")).orElse(null),
                state,
                since(deal, state, steps),
                figures);
        return new Told(summary, steps, blockage);
    }

    private static DealState state(List<Step> steps) {
        if (steps.stream().anyMatch(s -> s.state() == Step.State.PARKED)) {
            return DealState.BLOCKED;
        }
        boolean closed = steps.get(steps.size() - 1).state() == Step.State.DONE;
        return closed ? DealState.CLOSED : DealState.RUNNING;
    }

    private static Instant since(Deal deal, DealState state, List<Step> steps) {
        return switch (state) {
            case BLOCKED ->
                steps.stream()
                        .filter(s -> s.state() == Step.State.PARKED)
                        .map(Step::at)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
            case CLOSED -> steps.get(steps.size() - 1).at();
            case RUNNING ->
                Stream.concat(
                                deal.documents().stream().map(Document::changedAt),
                                deal.deliveries().stream().map(d -> d.changedAt()))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        };
    }

    private Optional<Document> account(Document root) {
        return root.text("account")
                .filter(DocumentId::isOne)
                .flatMap(id -> documents.find(new DocumentId(id)))
                .map(account -> account.mergedInto() == null
                        ? account
                        : documents.find(merges.survivor(account.id())).orElse(account));
    }
}

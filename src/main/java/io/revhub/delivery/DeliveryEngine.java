package io.revhub.delivery;

import io.revhub.delivery.Circuits.Passage;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.Reference;
import io.revhub.mapping.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/** The protocol of deliveries, once for all routes: claim, map, bring, confirm. Thread-safe. */
public final class DeliveryEngine {

    private static final String BEGETTING = "hub/";

    private final WorkQueue queue;
    private final Circuits circuits;
    private final Documents documents;
    private final Preparation preparation;
    private final Bringing bringing;
    private final Confirmation confirmation;
    private final TransactionTemplate transactions;
    private final CrashPoints crashPoints;
    private final ReadBack readBack;
    private final Duration lease;

    DeliveryEngine(
            WorkQueue queue,
            Circuits circuits,
            Documents documents,
            Preparation preparation,
            Bringing bringing,
            Confirmation confirmation,
            TransactionTemplate transactions,
            CrashPoints crashPoints,
            ReadBack readBack,
            Duration lease) {
        this.queue = queue;
        this.circuits = circuits;
        this.documents = documents;
        this.preparation = preparation;
        this.bringing = bringing;
        this.confirmation = confirmation;
        this.transactions = transactions;
        this.crashPoints = crashPoints;
        this.readBack = readBack;
        this.lease = lease;
    }

    /** Claims due deliveries of a document type to a system, with the documents in their newest version. */
    DeliveryBatch claim(String type, String system, int atMost) {
        return transactions.execute(tx -> {
            Passage passage = system.startsWith(BEGETTING) ? Passage.ALL : circuits.passage(system, lease);
            boolean probing = passage == Passage.ONE;
            List<Claim> claims =
                    passage == Passage.NONE ? List.of() : queue.claim(type, system, probing ? 1 : atMost, lease);
            if (probing && claims.isEmpty()) {
                circuits.notProbed(system);
            }
            Map<DocumentId, Document> found =
                    documents.find(claims.stream().map(Claim::document).collect(Collectors.toSet()));
            return new DeliveryBatch(
                    this,
                    claims.stream()
                            .map(claim -> new InFlight(claim, found.get(claim.document())))
                            .toList(),
                    probing);
        });
    }

    void map(DeliveryBatch batch, Mapping mapping, String with) {
        preparation.prepare(batch.open(), mapping, with);
    }

    void bring(DeliveryBatch batch, Sink sink) {
        bringing.bring(batch.members(), sink, batch.isProbing());
    }

    void confirm(DeliveryBatch batch) {
        batch.open().forEach(member -> member.later("The route ended before this delivery did."));
        crashPoints.reached(CrashPoints.BEFORE_CONFIRM);
        Collisions.repeated(() -> transactions.execute(tx -> {
            confirmation.confirm(batch.members());
            askForBase(batch.members());
            return true;
        }));
    }

    /** Ends what a failed route left open, so that nothing waits for its lease to run out. */
    void abandon(DeliveryBatch batch, String said) {
        batch.open().forEach(member -> member.later(said));
        confirm(batch);
    }

    private void askForBase(List<InFlight> members) {
        List<Reference> written = members.stream()
                .filter(member -> member.outcome() instanceof Outcome.Delivered delivered && delivered.called())
                .filter(member -> member.delivery() != null)
                .flatMap(member -> member.delivery().reference().stream())
                .toList();
        if (!written.isEmpty()) {
            readBack.ask(members.get(0).document().type(), written);
        }
    }
}

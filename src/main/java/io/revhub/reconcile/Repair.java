package io.revhub.reconcile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.delivery.Deliveries;
import io.revhub.document.DocumentId;
import io.revhub.document.References;
import io.revhub.intake.Hint;
import io.revhub.intake.Readings;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.mapping.Definitions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** Repairs a difference by the ordinary ways. Each repair is one transaction and a line in the journal. */
final class Repair {

    private final Differences differences;
    private final Readings readings;
    private final Deliveries deliveries;
    private final References references;
    private final Definitions definitions;
    private final Journal journal;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Repair(
            Differences differences,
            Readings readings,
            Deliveries deliveries,
            References references,
            Definitions definitions,
            Journal journal,
            TransactionTemplate transactions,
            Clock clock) {
        this.differences = differences;
        this.readings = readings;
        this.deliveries = deliveries;
        this.references = references;
        this.definitions = definitions;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The record is read again, and so taken in where its system is the owner; where it is not as the hub brought it, its
     * delivery is due by that. A delivery that is parked is tried again. What is missing in a system that does not own the document is looked for by the hub's key there, and made
     * anew if it is not found.
     *
     * @return false if there is no such difference, or none that this can mend: a deal's equation
     */
    boolean repair(long id, String by) {
        return Boolean.TRUE.equals(transactions.execute(tx -> {
            Optional<Difference> found =
                    differences.find(id).filter(d -> !d.kind().equals(Difference.EQUATION));
            found.ifPresent(d -> repair(d, by));
            return found.isPresent();
        }));
    }

    private void repair(Difference d, String by) {
        Optional<Deliveries.State> delivery = delivery(d);
        if (delivery.isPresent() && isToBeMadeAnew(d)) {
            references.forget(delivery.get().document(), d.system());
            deliveries.startOver(delivery.get().document(), d.system());
        } else if (delivery.filter(there -> there.state().equals("parked")).isPresent()) {
            deliveries.retry(delivery.get().document(), d.system());
        } else {
            // what the reading shows makes the delivery due, if it is not as it was brought
            readings.ask(d.system(), List.of(new Hint(d.recordType(), d.recordId())));
        }
        differences.repaired(d, by, clock.instant());
        journal.write(new JournalLine(
                "repaired",
                d.document(),
                d.system(),
                "Reconciliation found the " + d.recordType() + " " + d.recordId() + " in " + d.system() + " " + d.kind()
                        + "; somebody asked to repair it.",
                JsonNodeFactory.instance.objectNode().put("by", by).put("field", d.field())));
    }

    /** The delivery of the document to the system; empty: the hub does not bring it there. */
    private Optional<Deliveries.State> delivery(Difference d) {
        return Optional.ofNullable(d.document())
                .filter(id -> !d.kind().equals(Difference.DOUBLED))
                .flatMap(id -> deliveries.of(List.of(new DocumentId(id))).stream()
                        .filter(there -> there.system().equals(d.system()))
                        .findFirst());
    }

    private boolean isToBeMadeAnew(Difference d) {
        return d.kind().equals(Difference.MISSING)
                && !definitions.of(d.type()).ownership().begins(d.system());
    }
}

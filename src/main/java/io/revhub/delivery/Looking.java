package io.revhub.delivery;

import io.revhub.document.DocumentId;
import io.revhub.document.PartReference;
import io.revhub.document.ReferenceConflict;
import io.revhub.document.References;
import io.revhub.rules.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks up, before each write, what a system has of the members of a batch, and keeps the references that come to light. A
 * look-up that fails is repeated for each half, so that it delays only the guilty; unless the system itself is away.
 */
final class Looking {

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);
    /** When so many have failed alone, it is not they who are guilty. */
    private static final int SYSTEMS_FAULT = 3;

    private final References references;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Looking(References references, TransactionTemplate transactions, Clock clock) {
        this.references = references;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return the members for which the step is still to be carried out */
    List<InFlight> look(SinkStep step, List<InFlight> open, Signs signs) {
        List<InFlight> todo = new ArrayList<>();
        look(step, open, signs, todo);
        return todo;
    }

    private void look(SinkStep step, List<InFlight> members, Signs signs, List<InFlight> todo) {
        List<Shown> shown;
        try {
            shown = step.look(members.stream().map(InFlight::delivery).toList());
        } catch (RuntimeException e) {
            LOG.debug("Look-up of {} failed", step.name(), e);
            failed(step, members, signs, todo, e);
            return;
        }
        for (int i = 0; i < members.size(); i++) {
            if (isToWrite(members.get(i), shown.get(i))) {
                todo.add(members.get(i));
            }
        }
    }

    private void failed(
            SinkStep step, List<InFlight> members, Signs signs, List<InFlight> todo, RuntimeException failure) {
        boolean systems = Signs.isUnreachable(failure)
                || RetryAfter.in(failure).isPresent()
                || signs.failed().size() >= SYSTEMS_FAULT;
        if (members.size() == 1 || systems) {
            members.forEach(member -> {
                member.later(Bringing.words(failure));
                signs.failed(member, failure, Bringing.words(failure));
            });
            return;
        }
        int half = members.size() / 2;
        look(step, members.subList(0, half), signs, todo);
        look(step, members.subList(half, members.size()), signs, todo);
    }

    private boolean isToWrite(InFlight member, Shown shown) {
        if (shown instanceof Shown.Doubtful doubtful) {
            member.park(doubtful.refusal());
            return false;
        }
        if (shown instanceof Shown.Existing existing) {
            return keep(member, existing.references());
        }
        if (shown instanceof Shown.Done done) {
            keep(member, done.references());
            return false;
        }
        return true;
    }

    /** References are kept at once, each step's in a transaction of its own: they are true whatever comes next. */
    boolean keep(InFlight member, List<PartReference> found) {
        DocumentId document = member.document().id();
        List<PartReference> fresh = found.stream()
                .filter(r -> !r.record().equals(member.delivery().known().get(r.part())))
                .toList();
        if (fresh.isEmpty()) {
            return true;
        }
        try {
            transactions.executeWithoutResult(tx -> fresh.forEach(r -> references.add(document, r, clock.instant())));
            member.learn(fresh);
            return true;
        } catch (ReferenceConflict e) {
            member.park(new Refusal(
                    "reference-conflict",
                    "The record that the hub's key leads to belongs to something else.",
                    "Compare the records and remove the hub's key from the wrong one.",
                    e.getMessage()));
            return false;
        }
    }
}

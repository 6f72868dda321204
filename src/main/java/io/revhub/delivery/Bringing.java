package io.revhub.delivery;

import io.revhub.document.DocumentId;
import io.revhub.document.PartReference;
import io.revhub.document.ReferenceConflict;
import io.revhub.document.References;
import io.revhub.rules.Refusal;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a batch through a sink's steps: look, announce, write, keep the references; after an unknown outcome nothing is sent
 * before the system has settled. A crash anywhere leaves a row whose next try finds what this one made.
 */
final class Bringing {

    private static final Logger LOG = LoggerFactory.getLogger(Bringing.class);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final WorkQueue queue;
    private final References references;
    private final TransactionTemplate transactions;
    private final CrashPoints crashPoints;
    private final Clock clock;

    Bringing(
            WorkQueue queue,
            References references,
            TransactionTemplate transactions,
            CrashPoints crashPoints,
            Clock clock) {
        this.queue = queue;
        this.references = references;
        this.transactions = transactions;
        this.crashPoints = crashPoints;
        this.clock = clock;
    }

    /** Ends every open member of the batch one way or another. */
    void bring(List<InFlight> batch, Sink sink) {
        batch.stream().filter(InFlight::isOpen).forEach(member -> waitUntilSettled(member, sink.settle()));
        for (SinkStep step : sink.steps()) {
            List<InFlight> open = open(batch);
            if (!open.isEmpty()) {
                write(step, look(step, open), sink);
                crashPoints.reached("between steps");
            }
        }
        open(batch).forEach(InFlight::delivered);
    }

    private void waitUntilSettled(InFlight member, Duration settle) {
        Claim claim = member.claim();
        if (claim.announcedAt() != null && claim.settledFor() < settle.toMillis()) {
            Duration left = settle.minusMillis(claim.settledFor());
            member.end(new Outcome.Unknown(left, "The outcome of an earlier call is not known yet."));
        }
    }

    /** @return the members for which the step is still to be carried out */
    private List<InFlight> look(SinkStep step, List<InFlight> open) {
        List<Shown> shown;
        try {
            shown = step.look(deliveries(open));
        } catch (RuntimeException e) {
            LOG.debug("Look-up of {} failed", step.name(), e);
            open.forEach(member -> member.later(words(e)));
            return List.of();
        }
        List<InFlight> todo = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            if (isToWrite(open.get(i), shown.get(i))) {
                todo.add(open.get(i));
            }
        }
        return todo;
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

    private void write(SinkStep step, List<InFlight> todo, Sink sink) {
        List<InFlight> announced = todo.stream()
                .filter(member -> announce(member, sink.deadline().plus(MARGIN)))
                .toList();
        if (announced.isEmpty()) {
            return;
        }
        crashPoints.reached("after announcement");
        announced.forEach(member -> member.sending(sink.settle()));
        List<Written> written;
        try {
            written = step.write(deliveries(announced));
        } catch (RuntimeException e) {
            LOG.debug("Write of {} failed", step.name(), e);
            announced.forEach(member -> member.end(afterFailure(e, sink)));
            return;
        }
        crashPoints.reached("after write");
        for (int i = 0; i < announced.size(); i++) {
            settle(announced.get(i), written.get(i), sink);
        }
    }

    private boolean announce(InFlight member, Duration lease) {
        boolean held = queue.announce(member.claim(), lease);
        if (!held) {
            member.end(new Outcome.Later(null, "The lease was lost."));
        }
        return held;
    }

    private void settle(InFlight member, Written written, Sink sink) {
        if (written instanceof Written.Made made) {
            keep(member, made.references());
        } else if (written instanceof Written.Refused refused) {
            member.park(refused.refusal());
        } else if (written instanceof Written.Later later) {
            member.end(new Outcome.Later(later.after(), later.said()));
        } else if (written instanceof Written.Unknown unknown) {
            member.end(new Outcome.Unknown(sink.settle(), unknown.said()));
        }
    }

    /** References are kept at once, each step's in a transaction of its own: they are true whatever comes next. */
    private boolean keep(InFlight member, List<PartReference> found) {
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

    private static Outcome afterFailure(RuntimeException e, Sink sink) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException) {
                return new Outcome.Later(null, words(e));
            }
        }
        return new Outcome.Unknown(sink.settle(), words(e));
    }

    private static String words(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static List<InFlight> open(List<InFlight> batch) {
        return batch.stream().filter(InFlight::isOpen).toList();
    }

    private static List<Delivery> deliveries(List<InFlight> members) {
        return members.stream().map(InFlight::delivery).collect(Collectors.toList());
    }
}

package io.revhub.delivery;

import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch through a sink's steps: look, announce, write, keep the references; after an unknown outcome nothing is sent
 * before the system has settled. A crash anywhere leaves a row whose next try finds what this one made.
 */
final class Bringing {

    private static final Logger LOG = LoggerFactory.getLogger(Bringing.class);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final WorkQueue queue;
    private final Looking looking;
    private final Circuits circuits;
    private final CrashPoints crashPoints;
    private final int triesAlone;

    /** @param triesAlone how often a document is tried on which a system fails while it takes others */
    Bringing(WorkQueue queue, Looking looking, Circuits circuits, CrashPoints crashPoints, int triesAlone) {
        this.queue = queue;
        this.looking = looking;
        this.circuits = circuits;
        this.crashPoints = crashPoints;
        this.triesAlone = triesAlone;
    }

    /** Ends every open member of the batch one way or another. @param probing whether the system's circuit was open */
    void bring(List<InFlight> batch, Sink sink, boolean probing) {
        Signs signs = new Signs();
        batch.stream().filter(InFlight::isOpen).forEach(member -> waitUntilSettled(member, sink.settle()));
        for (SinkStep step : sink.steps()) {
            List<InFlight> open = open(batch);
            if (!open.isEmpty()) {
                write(step, looking.look(step, open, signs), sink, signs);
                crashPoints.reached(CrashPoints.BETWEEN_STEPS);
            }
        }
        open(batch).forEach(member -> {
            member.delivered();
            signs.worked();
        });
        if (!batch.isEmpty()) {
            String system = batch.get(0).claim().system();
            batch.forEach(member -> parkIfAlone(member, signs, system));
            circuits.observe(system, signs, probing);
        }
    }

    private static void waitUntilSettled(InFlight member, Duration settle) {
        Claim claim = member.claim();
        if (claim.announcedAt() != null && claim.settledFor() < settle.toMillis()) {
            Duration left = settle.minusMillis(claim.settledFor());
            member.end(new Outcome.Unknown(left, "The outcome of an earlier call is not known yet."));
        }
    }

    /** What was in a call of unknown outcome goes in smaller calls at each further try, until the guilty one is alone. */
    private void write(SinkStep step, List<InFlight> todo, Sink sink, Signs signs) {
        int tries = todo.stream().mapToInt(m -> m.claim().tries()).max().orElse(0);
        int size = Math.max(1, todo.size() >> Math.min(tries, Integer.SIZE - 2));
        for (int from = 0; from < todo.size(); from += size) {
            call(step, todo.subList(from, Math.min(todo.size(), from + size)), sink, signs);
        }
    }

    private void call(SinkStep step, List<InFlight> members, Sink sink, Signs signs) {
        List<InFlight> announced = members.stream()
                .filter(member -> announce(member, sink.deadline().plus(MARGIN)))
                .toList();
        if (announced.isEmpty()) {
            return;
        }
        crashPoints.reached(CrashPoints.AFTER_ANNOUNCEMENT);
        announced.forEach(member -> member.sending(sink.settle()));
        List<Written> written;
        try {
            written = step.write(deliveries(announced));
        } catch (RuntimeException e) {
            LOG.debug("Write of {} failed", step.name(), e);
            announced.forEach(member -> {
                member.end(afterFailure(e, sink));
                signs.failed(member, e, words(e));
            });
            return;
        }
        crashPoints.reached(CrashPoints.AFTER_WRITE);
        if (announced.size() > 1 && written.stream().allMatch(Written.RefusedTogether.class::isInstance)) {
            int half = announced.size() / 2;
            call(step, announced.subList(0, half), sink, signs);
            call(step, announced.subList(half, announced.size()), sink, signs);
            return;
        }
        for (int i = 0; i < announced.size(); i++) {
            settle(announced.get(i), written.get(i), sink, signs);
        }
    }

    private boolean announce(InFlight member, Duration lease) {
        boolean held = queue.announce(member.claim(), lease);
        if (!held) {
            member.end(new Outcome.Later(null, "The lease was lost."));
        }
        return held;
    }

    private void settle(InFlight member, Written written, Sink sink, Signs signs) {
        if (written instanceof Written.Made made) {
            looking.keep(member, made.references());
            signs.worked();
        } else if (written instanceof Written.Refused refused) {
            member.refused(refused.refusal());
            signs.worked();
        } else if (written instanceof Written.RefusedTogether refused) {
            member.refused(refused.refusal());
            signs.worked();
        } else if (written instanceof Written.Later later) {
            later(member, later, signs);
        } else if (written instanceof Written.Unknown unknown) {
            member.end(new Outcome.Unknown(sink.settle(), unknown.said()));
            signs.failed(member, unknown.said());
        }
    }

    private static void later(InFlight member, Written.Later later, Signs signs) {
        member.end(new Outcome.Later(later.after(), later.said()));
        if (later.after() == null) {
            signs.failed(member, later.said());
        } else if (!later.after().isZero()) {
            signs.failed(member, later.said());
            signs.askedToWait(later.after());
        }
    }

    /** A system that fails on one document again and again, and takes others meanwhile, fails because of the document. */
    private void parkIfAlone(InFlight member, Signs signs, String system) {
        String said = null;
        if (member.outcome() instanceof Outcome.Later later && later.after() == null) {
            said = later.said();
        } else if (member.outcome() instanceof Outcome.Unknown unknown) {
            said = unknown.said();
        }
        Claim claim = member.claim();
        if (said != null
                && signs.failed().contains(claim.document())
                && claim.tries() >= triesAlone
                && circuits.hasWorkedWithin(system, Duration.ofMillis(claim.failedFor()))) {
            member.park(new Refusal(
                            "keeps-failing",
                            "The " + system + " has failed " + (claim.tries() + 1) + " times on the "
                                    + member.document().type() + " "
                                    + member.document().title()
                                    + ", while it takes others.",
                            "Mend the document or ask who runs the " + system + ", then try again.",
                            said)
                    .naming(claim.tries() + 1));
        }
    }

    private static Outcome afterFailure(RuntimeException e, Sink sink) {
        return Signs.isUnreachable(e)
                ? new Outcome.Later(null, words(e))
                : new Outcome.Unknown(sink.settle(), words(e));
    }

    static String words(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static List<InFlight> open(List<InFlight> batch) {
        return batch.stream().filter(InFlight::isOpen).toList();
    }

    private static List<Delivery> deliveries(List<InFlight> members) {
        return members.stream().map(InFlight::delivery).collect(Collectors.toList());
    }
}

package io.revhub.connector.matrix;

import static org.awaitility.Awaitility.await;

import io.revhub.connector.TestDelivery;
import io.revhub.connector.matrix.Operation.Trial;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.RetryAfter;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Brings a batch as delivery does: look, write, and after an unknown outcome wait and look again. */
final class SinkTrial implements Trial {

    private final Sink sink;
    private final List<TestDelivery> members;
    private final BooleanSupplier quiet;
    private final Set<Integer> brought = new HashSet<>();
    private Ending ofTry;

    /** @param quiet whether the system works on no call */
    SinkTrial(Sink sink, List<TestDelivery> deliveries, BooleanSupplier quiet) {
        this.sink = sink;
        this.quiet = quiet;
        this.members = new ArrayList<>(deliveries);
    }

    @Override
    public Ending attempt() {
        ofTry = null;
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (!brought.contains(i)) {
                open.add(i);
            }
        }
        for (SinkStep step : sink.steps()) {
            open = carryOut(step, open);
        }
        brought.addAll(open);
        return ofTry == null ? new Ending.Done("") : ofTry;
    }

    private List<Integer> carryOut(SinkStep step, List<Integer> open) {
        List<Integer> left = new ArrayList<>();
        List<Integer> todo = new ArrayList<>();
        look(step, open, left, todo);
        if (!todo.isEmpty()) {
            write(step, todo, left);
        }
        return left;
    }

    private void look(SinkStep step, List<Integer> open, List<Integer> left, List<Integer> todo) {
        if (open.isEmpty()) {
            return;
        }
        List<Shown> shown;
        try {
            shown = step.look(deliveries(open));
        } catch (RuntimeException e) {
            if (open.size() > 1 && RetryAfter.in(e).isEmpty()) {
                open.forEach(member -> look(step, List.of(member), left, todo));
            } else {
                failed(e);
            }
            return;
        }
        for (int i = 0; i < open.size(); i++) {
            int member = open.get(i);
            if (shown.get(i) instanceof Shown.Doubtful doubtful) {
                end(new Ending.Refused(doubtful.refusal().code()));
            } else if (shown.get(i) instanceof Shown.Done done) {
                members.set(member, members.get(member).knowing(done.references()));
                left.add(member);
            } else {
                if (shown.get(i) instanceof Shown.Existing existing) {
                    members.set(member, members.get(member).knowing(existing.references()));
                }
                todo.add(member);
            }
        }
    }

    private void write(SinkStep step, List<Integer> todo, List<Integer> left) {
        List<Written> written;
        try {
            written = step.write(deliveries(todo));
        } catch (RuntimeException e) {
            failed(e);
            settle();
            return;
        }
        if (todo.size() > 1 && written.stream().allMatch(Written.RefusedTogether.class::isInstance)) {
            todo.forEach(member -> write(step, List.of(member), left));
            return;
        }
        for (int i = 0; i < todo.size(); i++) {
            if (written.get(i) instanceof Written.Made made) {
                members.set(todo.get(i), members.get(todo.get(i)).knowing(made.references()));
                left.add(todo.get(i));
            } else {
                end(ending(written.get(i)));
            }
        }
        if (written.stream().anyMatch(Written.Unknown.class::isInstance)) {
            settle();
        }
    }

    private static Ending ending(Written written) {
        if (written instanceof Written.Later later) {
            return new Ending.Again(later.said(), later.after());
        }
        if (written instanceof Written.Unknown unknown) {
            return new Ending.Again(unknown.said(), null);
        }
        if (written instanceof Written.Refused refused) {
            return new Ending.Refused(refused.refusal().code());
        }
        return new Ending.Refused(((Written.RefusedTogether) written).refusal().code());
    }

    private void failed(RuntimeException e) {
        Duration after = RetryAfter.in(e).orElse(null);
        end(new Ending.Again(e.getMessage() == null ? "" : e.getMessage(), after));
    }

    /** A try ends as badly as its worst member; who says when to come again is heard. */
    private void end(Ending ending) {
        boolean worse = ofTry == null
                || ending instanceof Ending.Refused
                || (ofTry instanceof Ending.Again before
                        && before.after() == null
                        && ending instanceof Ending.Again again
                        && again.after() != null);
        ofTry = worse ? ending : ofTry;
    }

    /** Until the system works on no call any more, of which nobody waits for the answer. */
    private void settle() {
        await().during(sink.settle()).until(quiet::getAsBoolean);
    }

    private List<Delivery> deliveries(List<Integer> which) {
        return which.stream().map(i -> members.get(i).delivery()).toList();
    }

    /** What each step shows of each member in the end: done or there, never in doubt. */
    @Override
    public Object result() {
        List<String> shown = new ArrayList<>();
        for (SinkStep step : sink.steps()) {
            for (TestDelivery member : members) {
                shown.add(step.name() + ": " + member.look(step).getClass().getSimpleName());
            }
        }
        return shown;
    }
}

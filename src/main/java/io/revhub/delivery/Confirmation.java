package io.revhub.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.rules.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores how deliveries ended: state, base, parked items, waits, journal. Runs in one transaction for a batch. */
final class Confirmation {

    private static final Duration SWEEP = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Documents documents;
    private final WorkQueue queue;
    private final Waits waits;
    private final ParkedItems parked;
    private final DeliveryJournal journal;
    private final Schedule schedule;
    private final Delays delays;
    private final Clock clock;

    Confirmation(
            JdbcClient jdbc,
            Documents documents,
            WorkQueue queue,
            Waits waits,
            ParkedItems parked,
            DeliveryJournal journal,
            Schedule schedule,
            Delays delays,
            Clock clock) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.queue = queue;
        this.waits = waits;
        this.parked = parked;
        this.journal = journal;
        this.schedule = schedule;
        this.delays = delays;
        this.clock = clock;
    }

    /** Confirms each member that still holds its lease; one that lost it is due again to be verified. */
    void confirm(List<InFlight> batch) {
        if (!batch.isEmpty()) {
            lock(batch);
        }
        for (InFlight member : batch) {
            if (queue.holds(member.claim())) {
                store(member);
            } else {
                // another worker may have written as well: look again; the references are kept anyway
                queue.makeDue(member.claim().document(), member.claim().system());
            }
        }
    }

    /** Everything that is changed, deliveries first, then what is due, then readings: as whoever takes a change in does. */
    private void lock(List<InFlight> batch) {
        Set<DocumentId> concerned = new TreeSet<>();
        for (InFlight member : batch) {
            concerned.add(member.claim().document());
            if (member.outcome() instanceof Outcome.Waiting waiting) {
                waiting.parts().forEach(part -> concerned.add(part.document()));
            }
        }
        waits.lock(batch.get(0).claim().system(), concerned);
    }

    private void store(InFlight member) {
        Claim claim = member.claim();
        Outcome outcome = member.outcome();
        if (outcome instanceof Outcome.Delivered delivered) {
            delivered(member, delivered.called());
        } else if (outcome instanceof Outcome.NotNeeded) {
            notNeeded(member);
        } else if (outcome instanceof Outcome.Waiting waiting) {
            waiting(member, waiting);
        } else if (outcome instanceof Outcome.Scheduled scheduled) {
            state(claim, "waiting");
            queue.postpone(claim, schedule.until(scheduled.day()), 0, false);
        } else if (outcome instanceof Outcome.Later later) {
            state(claim, "pending");
            journal.postponed(member, later.said());
            Duration after = later.after() == null ? delays.after(claim.tries()) : later.after();
            queue.postpone(claim, after, claim.tries() + 1, false);
        } else if (outcome instanceof Outcome.Unknown unknown) {
            state(claim, "unknown");
            journal.unknown(member, unknown.said());
            Duration grown = delays.after(claim.tries());
            boolean settlesSooner = unknown.settle().compareTo(grown) < 0;
            queue.postpone(claim, settlesSooner ? grown : unknown.settle(), claim.tries() + 1, true);
        } else if (outcome instanceof Outcome.Parked refused) {
            park(member, refused.refusal(), refused.bySystem());
        }
    }

    private void delivered(InFlight member, boolean called) {
        Claim claim = member.claim();
        int brought = member.document().version();
        ObjectNode shown = called ? null : member.overlay();
        int wanted = jdbc.sql("""
                        update delivery set brought = ?, base = ?::jsonb, state = 'delivered', warning = ?, changed_at = ?,
                            base_from = case when ? then nextval('moment') else base_from end,
                            repairs = case when ? and brought = ? then repairs + 1 else repairs end
                        where document = ? and system = ? returning wanted
                        """)
                .param(brought)
                .param(shown == null ? null : shown.toString())
                .param(member.warning())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(called)
                .param(called)
                .param(brought)
                .params(claim.document().value(), claim.system())
                .query(Integer.class)
                .single();
        boolean more = isAskedForMore(member) || waits.haveCome(claim.system(), member.leftOut());
        if (wanted > brought || more || !called && showsSomethingElse(member)) {
            state(claim, "pending");
            queue.postpone(claim, Duration.ZERO, 0, false);
        } else {
            queue.remove(claim);
        }
        parked.resolveDelivery(claim.document(), claim.system(), "version " + brought + " was delivered");
        waits.release(claim.document(), claim.system(), member.leftOut());
        journal.delivered(member, called);
    }

    /** Whether somebody edited there while this delivery was looking: the facet came in too late for it. */
    private boolean showsSomethingElse(InFlight member) {
        return jdbc.sql("""
                        select exists (select 1 from delivery d join facet f on f.document = d.document and f.source = d.system
                        where d.document = ? and d.system = ? and f.stamp > greatest(d.base_from, ?)
                          and d.base is distinct from f.body)
                        """)
                .params(member.claim().document().value(), member.claim().system(), member.seen())
                .query(Boolean.class)
                .single();
    }

    /** Whether others have begun to wait for a part of it while it was on its way. */
    private boolean isAskedForMore(InFlight member) {
        DocumentId document = member.claim().document();
        Set<String> asked =
                waits.askedOf(List.of(document), member.claim().system()).getOrDefault(document, Set.of());
        return !member.asked().containsAll(asked);
    }

    private void waiting(InFlight member, Outcome.Waiting waiting) {
        Claim claim = member.claim();
        boolean stillMissing = waits.store(claim, waiting.parts(), waiting.optional());
        Optional<DocumentId> never = stillMissing ? waits.notMeantToCome(claim) : Optional.empty();
        if (never.isPresent()) {
            park(member, refersToNothing(member, never.get()), false);
        } else if (stillMissing && waits.waive(claim)) {
            journal.goesFirst(member);
            state(claim, "pending");
            queue.postpone(claim, Duration.ZERO, 0, false);
        } else {
            state(claim, "waiting");
            queue.postpone(claim, stillMissing ? SWEEP : Duration.ZERO, claim.tries() + 1, false);
        }
    }

    private Refusal refersToNothing(InFlight member, DocumentId never) {
        String title =
                documents.find(never).map(d -> d.type() + " " + d.title()).orElse(never.value());
        return new Refusal(
                        "refers-to-nothing",
                        "The " + member.document().type() + " refers to the " + title + ", which is not in the "
                                + member.claim().system() + " and is not meant to come there.",
                        "Complete the " + title + " so that it is brought there; this then goes on by itself.",
                        null)
                .naming(title);
    }

    private void notNeeded(InFlight member) {
        Claim claim = member.claim();
        if (state(claim, "delivered") > member.document().version()) {
            state(claim, "pending");
            queue.postpone(claim, Duration.ZERO, 0, false);
            return;
        }
        queue.remove(claim);
        if (claim.brought() == null) {
            jdbc.sql("delete from delivery where document = ? and system = ?")
                    .params(claim.document().value(), claim.system())
                    .update();
        } else {
            // nothing is owed of this version: the sweep must not find it forgotten
            jdbc.sql("update delivery set brought = ? where document = ? and system = ?")
                    .params(member.document().version(), claim.document().value(), claim.system())
                    .update();
        }
        parked.resolveDelivery(claim.document(), claim.system(), "not needed there any more");
    }

    private void park(InFlight member, Refusal refusal, boolean bySystem) {
        Claim claim = member.claim();
        Document document = member.document();
        int wanted = state(claim, "parked");
        if (bySystem) {
            jdbc.sql("update delivery set refusals = refusals + 1 where document = ? and system = ?")
                    .params(claim.document().value(), claim.system())
                    .update();
        }
        String output = member.output() == null ? null : member.output().toString();
        parked.parkDelivery(document.id(), claim.system(), document.type(), refusal, AtStake.of(document), output);
        journal.parked(member, refusal);
        if (wanted > document.version()) {
            state(claim, "pending");
            queue.postpone(claim, Duration.ZERO, 0, false);
        } else {
            queue.remove(claim);
        }
    }

    private int state(Claim claim, String state) {
        return jdbc.sql(
                        "update delivery set state = ?, changed_at = ? where document = ? and system = ? returning wanted")
                .param(state)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .params(claim.document().value(), claim.system())
                .query(Integer.class)
                .single();
    }
}

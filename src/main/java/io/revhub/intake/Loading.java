package io.revhub.intake;

import io.revhub.rules.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Takes records in as an initial load: documents and references as ever, found by the same keys, but nothing is begotten and
 * nothing delivered. A record of a system in which such documents do not begin is only matched. Thread-safe.
 */
public final class Loading {

    private final Looks looks;
    private final IntakeEngine engine;
    private final FromRoutes fromRoutes;
    private final Positions positions;

    Loading(Looks looks, IntakeEngine engine, FromRoutes fromRoutes, Positions positions) {
        this.looks = looks;
        this.engine = engine;
        this.fromRoutes = fromRoutes;
        this.positions = positions;
    }

    /** A record that was not taken in. */
    public record Refused(String recordType, String recordId, Refusal refusal) {}

    /** @param taken how many are documents of the hub now @param others how many are none of its business, or gone */
    public record Outcome(int taken, int others, List<Refused> refused) {}

    /**
     * Loads these records, each batch in one transaction; what is there already changes nothing.
     *
     * @throws ReadFailed if the system could not be asked: nothing was stored of those that were not read
     */
    public Outcome load(FromRoutes.Source source, Collection<String> recordIds) {
        List<Observed> members = looks.observed(source, recordIds, true);
        looks.carry(source, new ReadingBatch(engine.joined(), engine::take, members));
        List<Refused> refused = new ArrayList<>();
        int taken = 0;
        for (Observed member : members) {
            if (member.refusal() != null) {
                refused.add(new Refused(source.recordType(), member.reading().recordId(), member.refusal()));
            } else if (member.output() != null
                    && new Envelope(member.output()).document().isPresent()) {
                taken++;
            }
        }
        return new Outcome(taken, members.size() - taken - refused.size(), refused);
    }

    /**
     * All records of a document have been loaded from a system: a catch-up that has never come to its end there goes on with
     * what has changed since the load began, and does not ask for everything once more.
     */
    public void end(String document, String system, Instant began) {
        fromRoutes
                .listings(document, system)
                .forEach(listing -> listing.since()
                        .apply(began)
                        .ifPresent(position -> positions.begin(listing.source(), position)));
    }
}

package io.revhub.intake;

import io.revhub.document.CanonicalForm;
import io.revhub.document.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at records through their from-route, with its reader and today's mapping, and takes nothing in. Thread-safe. */
public final class Looks {

    private static final String NO_LEASE = "look";

    private final FromRoutes fromRoutes;
    private final JoinedRecords joined;
    private final NamedBefore namedBefore;
    private final JdbcClient jdbc;

    Looks(FromRoutes fromRoutes, JoinedRecords joined, NamedBefore namedBefore, JdbcClient jdbc) {
        this.fromRoutes = fromRoutes;
        this.joined = joined;
        this.namedBefore = namedBefore;
        this.jdbc = jdbc;
    }

    /**
     * What a system shows of these records; calls the system, so never in a transaction.
     *
     * @throws ReadFailed if the system could not be asked, or no route reads such records now
     */
    public List<Sight> look(FromRoutes.Source source, Collection<String> recordIds) {
        List<Sight> sights = new ArrayList<>();
        List<Observed> members = observed(source, recordIds, false);
        carry(source, new ReadingBatch(joined, (type, seen) -> seen.forEach(m -> sights.add(sight(type, m))), members));
        return sights;
    }

    void carry(FromRoutes.Source source, ReadingBatch batch) {
        FromRoutes.Way way = fromRoutes
                .way(source)
                .orElseThrow(() -> new ReadFailed("No route reads " + source.recordType() + " now", null, null));
        try {
            Exception failure = way.carry(batch);
            if (failure != null) {
                throw failure;
            }
        } catch (ReadFailed e) {
            throw e;
        } catch (Exception e) {
            throw new ReadFailed(source.recordType() + " could not be read: " + e.getMessage(), null, e);
        }
    }

    /** Each as if it had been asked for; the moment is taken before the call. */
    List<Observed> observed(FromRoutes.Source source, Collection<String> ids, boolean loaded) {
        long moment = jdbc.sql("select nextval('moment')").query(Long.class).single();
        return ids.stream()
                .map(id -> new Observed(new Reading(
                        source.system(), source.recordType(), id, 0, 0, null, moment, NO_LEASE, null, loaded)))
                .toList();
    }

    private Sight sight(String type, Observed member) {
        Reference record = member.reading().record();
        if (member.raw() == null) {
            return new Sight(record, null, Optional.empty(), null, Optional.empty(), false, null);
        }
        if (member.output() == null) {
            return new Sight(record, type, Optional.empty(), null, Optional.empty(), false, member.refusal());
        }
        ReferredDocuments referring = new ReferredDocuments(record.system(), member.output());
        Envelope envelope = new Envelope(referring.filled(
                namedBefore.referable(record, new Envelope(member.output()).hubKey(), referring.records())));
        return new Sight(
                record,
                type,
                envelope.document().map(CanonicalForm::of),
                envelope.number(),
                envelope.hubKey(),
                envelope.deleted(),
                member.refusal());
    }
}

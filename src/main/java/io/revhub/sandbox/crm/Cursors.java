package io.revhub.sandbox.crm;

import io.revhub.sandbox.crm.soql.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The results that clients have not read to their end; the oldest end when there are too many, all after two days. */
final class Cursors {

    private static final int MOST = 50;
    private static final Duration LIFE = Duration.ofDays(2);

    private final Supplier<Instant> realTime;
    private final Map<String, Cursor> open = new LinkedHashMap<>();
    private long last;

    /** A result: its query and the ids that it found. */
    record Cursor(Query query, boolean withDeleted, IdList ids, Instant opened) {}

    Cursors(Supplier<Instant> realTime) {
        this.realTime = realTime;
    }

    /** Keeps a result and returns the name to continue it by. */
    synchronized String open(Query query, boolean withDeleted, IdList ids) {
        String name = Ids.of("01g", ++last);
        open.put(name, new Cursor(query, withDeleted, ids, realTime.get()));
        if (open.size() > MOST) {
            open.remove(open.keySet().iterator().next());
        }
        return name;
    }

    /** @throws SalesforceError if it has ended */
    synchronized Cursor find(String name) {
        Cursor cursor = open.get(name);
        if (cursor == null || cursor.opened().plus(LIFE).isBefore(realTime.get())) {
            throw SalesforceError.refused("INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        return cursor;
    }
}

package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.time.Clock;
import java.time.LocalDate;

/**
 * Counts the calls of a business day against the org's limit. The limit outlives a restart of the sandbox, the count does
 * not.
 */
final class Calls {

    /** What an Enterprise Edition has before its licences are added. */
    static final int USUAL_LIMIT = 100_000;

    private static final String TYPE = "setting";
    private static final String LIMIT = "daily-api-requests";

    private final Clock clock;
    private final Records records;
    private LocalDate day = LocalDate.MIN;
    private int used;
    private int limit;

    Calls(Clock clock, Records records) {
        this.clock = clock;
        this.records = records;
        this.limit = records.find(TYPE, LIMIT)
                .map(setting -> setting.get("value").intValue())
                .orElse(USUAL_LIMIT);
    }

    /** Counts one more and returns how many there were today. */
    synchronized int count() {
        newDay();
        return ++used;
    }

    synchronized int remaining() {
        newDay();
        return Math.max(0, limit - used);
    }

    synchronized int limit() {
        return limit;
    }

    /** Sets the limit and begins to count anew. */
    synchronized void limit(int calls) {
        ObjectNode setting = JsonNodeFactory.instance.objectNode().put("value", calls);
        records.put(TYPE, LIMIT, setting);
        limit = calls;
        used = 0;
    }

    private void newDay() {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(day)) {
            day = today;
            used = 0;
        }
    }
}

package io.revhub.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts webhooks that are refused for a wrong signature: one journal line per source and minute, however many there are,
 * so that nobody can fill the journal from outside. What a killed process had not written yet is lost.
 */
public final class Refusals {

    private static final String KIND = "refused-signature";
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final Journal journal;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Map<Minute, Long> counts = new HashMap<>();

    Refusals(Journal journal, TransactionOperations transactions, Clock clock) {
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Counts one refusal now.
     *
     * @param source who should have signed: one of the configured systems, never a word of the sender's
     */
    public synchronized void count(String source) {
        counts.merge(new Minute(source, clock.instant().truncatedTo(ChronoUnit.MINUTES)), 1L, Long::sum);
    }

    /** Writes the lines of the minutes that are over, in a transaction of its own. */
    public void flush() {
        flush(clock.instant().truncatedTo(ChronoUnit.MINUTES));
    }

    /** Writes all lines, the running minute's too. */
    void flushAll() {
        flush(Instant.MAX);
    }

    private void flush(Instant before) {
        Map<Minute, Long> taken = take(before);
        if (taken.isEmpty()) {
            return;
        }
        try {
            transactions.executeWithoutResult(status -> journal.write(lines(taken)));
        } catch (RuntimeException e) {
            putBack(taken);
            throw e;
        }
    }

    private synchronized Map<Minute, Long> take(Instant before) {
        Map<Minute, Long> taken = new HashMap<>(counts);
        taken.keySet().removeIf(m -> !m.start().isBefore(before));
        counts.keySet().removeAll(taken.keySet());
        return taken;
    }

    private synchronized void putBack(Map<Minute, Long> taken) {
        taken.forEach((minute, number) -> counts.merge(minute, number, Long::sum));
    }

    private static List<JournalLine> lines(Map<Minute, Long> taken) {
        List<Minute> minutes = new ArrayList<>(taken.keySet());
        minutes.sort(Comparator.comparing(Minute::start).thenComparing(Minute::source));
        return minutes.stream().map(m -> line(m, taken.get(m))).toList();
    }

    private static JournalLine line(Minute minute, long number) {
        String what = number == 1 ? "1 webhook of %s was" : number + " webhooks of %s were";
        String text = (what + " refused for a wrong signature in the minute from %s UTC.")
                .formatted(minute.source(), MINUTE.format(minute.start()));
        return new JournalLine(
                KIND,
                null,
                minute.source(),
                text,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("source", minute.source())
                        .put("minute", minute.start().toString())
                        .put("number", number));
    }

    private record Minute(String source, Instant start) {}
}

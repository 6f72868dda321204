package io.revhub.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes and reads the journal. A line is never changed; only its payload can be erased. */
public final class Journal {

    private final JdbcClient jdbc;
    private final Lines lines;
    private final Epochs epochs;
    private final Payloads payloads;

    Journal(JdbcClient jdbc, Lines lines, Epochs epochs, Payloads payloads) {
        this.jdbc = jdbc;
        this.lines = lines;
        this.epochs = epochs;
        this.payloads = payloads;
    }

    /** As {@link #write(List)}, for one line. */
    public void write(JournalLine line) {
        write(List.of(line));
    }

    /**
     * Writes lines, in their order, in the transaction of what they tell: either both are committed or neither.
     *
     * @throws IllegalStateException if the caller has no transaction
     */
    public void write(List<JournalLine> written) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A journal line is written in the transaction of what it tells");
        }
        if (written.isEmpty() || lines.insert(written)) {
            return;
        }
        epochs.open();
        if (!lines.insert(written)) {
            throw new IllegalStateException("The journal has no epoch for this database cluster");
        }
    }

    /** The newest lines about a document, the newest last. */
    public List<WrittenLine> of(String document, int atMost) {
        return jdbc.sql("""
                        select * from (
                            select l.*, p.payload from journal_line l left join journal_payload p on p.line = l.id
                            where l.document = ? order by l.id desc limit ?
                        ) newest order by id
                        """).params(document, atMost).query(this::line).list();
    }

    private WrittenLine line(ResultSet row, int index) throws SQLException {
        JsonNode payload = payloads.read(row.getString("payload"));
        return new WrittenLine(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new JournalLine(
                        row.getString("kind"),
                        row.getString("document"),
                        row.getString("system"),
                        row.getString("text"),
                        payload),
                payload == null && row.getBytes("payload_hash") != null);
    }
}

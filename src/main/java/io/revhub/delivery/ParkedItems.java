package io.revhub.delivery;

import io.revhub.document.DocumentId;
import io.revhub.journal.PlainText;
import io.revhub.rules.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What needs a person. Writing methods expect a transaction of the caller's. */
public final class ParkedItems {

    private final JdbcClient jdbc;
    private final ParkedHistory history;
    private final Clock clock;

    ParkedItems(JdbcClient jdbc, ParkedHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.clock = clock;
    }

    /** What is parked, the longest first. */
    public List<ParkedItem> open() {
        return jdbc.sql("select * from parked where resolved_at is null order by since, id")
                .query(ParkedItems::item)
                .list();
    }

    /** The longest parked. */
    public List<ParkedItem> open(int atMost) {
        return jdbc.sql("select * from parked where resolved_at is null order by since, id limit ?")
                .param(atMost)
                .query(ParkedItems::item)
                .list();
    }

    /** The deliveries of these documents that are parked, the longest first. */
    public List<ParkedItem> of(Collection<DocumentId> documents) {
        return jdbc.sql("select * from parked where resolved_at is null and document = any(?) order by since, id")
                .param(documents.stream().map(DocumentId::value).toArray(String[]::new))
                .query(ParkedItems::item)
                .list();
    }

    /** The changes to records of these documents that are parked, the longest first. */
    public List<ParkedItem> changesOf(Collection<DocumentId> documents) {
        return jdbc.sql("""
                        select p.* from parked p join reference r
                            on r.system = p.system and r.record_type = p.type and r.record_id = p.record_id
                        where p.kind = 'change' and p.resolved_at is null and r.document = any(?)
                        order by p.since, p.id
                        """)
                .param(documents.stream().map(DocumentId::value).toArray(String[]::new))
                .query(ParkedItems::item)
                .list();
    }

    /** How many items are parked. */
    public long count() {
        return jdbc.sql("select count(*) from parked where resolved_at is null")
                .query(Long.class)
                .single();
    }

    public Optional<ParkedItem> find(long id) {
        return jdbc.sql("select * from parked where id = ?")
                .param(id)
                .query(ParkedItems::item)
                .optional();
    }

    /** Parks a delivery, or renews the reason of one that is parked. */
    public void parkDelivery(
            DocumentId document, String system, String type, Refusal refusal, Money money, String output) {
        long id = jdbc.sql("""
                        insert into parked (kind, system, type, document, code, reason, remedy, amount, currency, output,
                            said, arguments, since)
                        values ('delivery', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (document, system) where kind = 'delivery' and resolved_at is null
                        do update set code = excluded.code, reason = excluded.reason, remedy = excluded.remedy,
                            amount = excluded.amount, output = excluded.output, said = excluded.said,
                            arguments = excluded.arguments, tries = parked.tries + 1
                        returning id
                        """)
                .params(
                        system,
                        type,
                        document.value(),
                        refusal.code(),
                        PlainText.of(refusal.reason()),
                        PlainText.of(refusal.remedy()))
                .param(money.amount())
                .param(money.currency())
                .param(PlainText.of(output))
                .param(PlainText.of(refusal.said()))
                .param(refusal.arguments().stream().map(PlainText::of).toArray(String[]::new))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        history.tried(id, refusal);
    }

    /** Parks a change, or renews the reason of one of the same record that is parked. */
    public void parkChange(
            String system,
            String recordType,
            String recordId,
            long change,
            Refusal refusal,
            Money money,
            String output) {
        long id = jdbc.sql("""
                        insert into parked (kind, system, type, record_id, change, code, reason, remedy, amount, currency,
                            output, said, arguments, since)
                        values ('change', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (system, type, record_id) where kind = 'change' and resolved_at is null
                        do update set change = excluded.change, code = excluded.code, reason = excluded.reason,
                            remedy = excluded.remedy, amount = excluded.amount, output = excluded.output, said = excluded.said,
                            arguments = excluded.arguments, tries = parked.tries + 1
                        returning id
                        """)
                .params(
                        system,
                        recordType,
                        recordId,
                        change,
                        refusal.code(),
                        PlainText.of(refusal.reason()),
                        PlainText.of(refusal.remedy()))
                .param(money.amount())
                .param(money.currency())
                .param(PlainText.of(output))
                .param(PlainText.of(refusal.said()))
                .param(refusal.arguments().stream().map(PlainText::of).toArray(String[]::new))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        history.tried(id, refusal);
    }

    /** Money at stake. @param amount null: none is known */
    public record Money(BigDecimal amount, String currency) {

        public static final Money UNKNOWN = new Money(null, null);
    }

    /** Resolves what is parked of a delivery, if anything. @return whether there was something */
    public boolean resolveDelivery(DocumentId document, String system, String resolution) {
        return resolved(
                jdbc.sql("""
                                update parked set resolved_at = ?, resolution = ?
                                where kind = 'delivery' and document = ? and system = ? and resolved_at is null returning id
                                """)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .params(resolution, document.value(), system),
                resolution);
    }

    /** Those of these records whose changes are parked. */
    public Set<String> changes(String system, String recordType, Collection<String> recordIds) {
        return new HashSet<>(jdbc.sql("""
                        select record_id from parked
                        where kind = 'change' and system = ? and type = ? and record_id = any(?) and resolved_at is null
                        """)
                .params(system, recordType)
                .param(recordIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Resolves what is parked of a record's changes, if anything. @return whether there was something */
    public boolean resolveChange(String system, String recordType, String recordId, String resolution) {
        return resolved(
                jdbc.sql("""
                                update parked set resolved_at = ?, resolution = ?
                                where kind = 'change' and system = ? and type = ? and record_id = ? and resolved_at is null
                                returning id
                                """)
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .params(resolution, system, recordType, recordId),
                resolution);
    }

    private boolean resolved(JdbcClient.StatementSpec update, String resolution) {
        List<Long> ids = update.query(Long.class).list();
        ids.forEach(id -> history.add(id, "resolved", null, resolution, null));
        return !ids.isEmpty();
    }

    /** Gives an open item to somebody. @param assignee null: nobody has it any more */
    public void assign(long id, String assignee) {
        jdbc.sql("update parked set assignee = ? where id = ? and resolved_at is null")
                .params(assignee, id)
                .update();
    }

    /** Ends an open item without anything having been brought. */
    public void dismiss(long id, String reason) {
        jdbc.sql("update parked set resolved_at = ?, resolution = ? where id = ? and resolved_at is null")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .params("dismissed: " + reason, id)
                .update();
    }

    /** What came in with a parked change, as it came; empty: nothing did. */
    public Optional<String> input(ParkedItem item) {
        return Optional.ofNullable(item.change())
                .flatMap(change -> jdbc.sql("select body from change where id = ? and body is not null")
                        .param(change)
                        .query(byte[].class)
                        .optional())
                .map(body -> new String(body, StandardCharsets.UTF_8));
    }

    private static ParkedItem item(ResultSet row, int index) throws SQLException {
        String document = row.getString("document");
        OffsetDateTime resolvedAt = row.getObject("resolved_at", OffsetDateTime.class);
        return new ParkedItem(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("system"),
                row.getString("type"),
                document == null ? null : new DocumentId(document),
                row.getString("record_id"),
                row.getObject("change", Long.class),
                row.getString("assignee"),
                new Refusal(
                        row.getString("code"),
                        row.getString("reason"),
                        row.getString("remedy"),
                        row.getString("said"),
                        List.of((String[]) row.getArray("arguments").getArray())),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("output"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("tries"),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getString("resolution"));
    }
}

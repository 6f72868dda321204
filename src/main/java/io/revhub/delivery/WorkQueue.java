package io.revhub.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.DocumentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as work queue: rows are claimed under a lease, so that no lock is held during a remote call. */
final class WorkQueue {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Instance instance;
    private final WakeUps wakeUps;

    WorkQueue(JdbcClient jdbc, ObjectMapper json, Instance instance, WakeUps wakeUps) {
        this.jdbc = jdbc;
        this.json = json;
        this.instance = instance;
        this.wakeUps = wakeUps;
    }

    /** At the start: what this hub had in flight when it died is free; announced creates still wait until settled. */
    void takeUp() {
        jdbc.sql("update due set lease = null, lease_until = null where lease like ?")
                .param(instance.leases())
                .update();
    }

    /** The name under which workers for these deliveries wait to be woken. */
    static String work(String type, String system) {
        return type + "/to-" + system;
    }

    /**
     * Claims due rows, the most urgent first, no two of one lane and none whose lane is being worked on. Waits for no row that
     * another transaction has locked: that one is claimed later. Expects a transaction of the caller's, which nobody else's
     * claim for that system overlaps.
     */
    List<Claim> claim(String type, String system, int atMost, Duration lease) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('lanes of ' || ?))")
                .param(system)
                .query(row -> {});
        return jdbc.sql("""
                        with next as (
                            select due.document, due.system
                            from due join delivery d on d.document = due.document and d.system = due.system
                            where due.type = ? and due.system = ? and due.due_at <= hub_now()
                              and (due.lease is null or due.lease_until < hub_now())
                              and not exists (
                                select 1 from due other
                                where other.system = due.system and other.lane = due.lane
                                  and other.document <> due.document
                                  and (other.lease_until >= hub_now()
                                    or (other.type = due.type and other.due_at <= hub_now()
                                      and (other.priority, other.due_at, other.document)
                                        < (due.priority, due.due_at, due.document))))
                            order by due.priority, due.due_at limit ?
                            for update of due skip locked for no key update of d skip locked
                        ), leased as (
                            update due set lease = ?, lease_until = hub_now() + ?::interval
                            from next where due.document = next.document and due.system = next.system
                            returning due.*
                        ), marked as (
                            update delivery set state = 'in flight' from leased
                            where delivery.document = leased.document and delivery.system = leased.system
                            returning delivery.*
                        )
                        select m.document, m.type, m.system, m.wanted, m.brought, m.base, m.base_from, m.repairs, m.refusals,
                               l.tries, l.announced_at, l.lease,
                               coalesce(extract(epoch from hub_now() - l.announced_at) * 1000, 0)::bigint as settled_for,
                               coalesce(extract(epoch from hub_now() - l.failed_at) * 1000, 0)::bigint as failed_for
                        from marked m join leased l on l.document = m.document and l.system = m.system
                        order by m.document
                        """)
                .params(type, system, atMost, instance.newLease(), interval(lease))
                .query(this::claim)
                .list();
    }

    /** Makes a delivery due now, unless it is due already. Wakes its workers after the commit. */
    void makeDue(DocumentId document, String system) {
        makeDue(document, system, Duration.ZERO);
    }

    /** The same, after a while where a version has been brought already. */
    void makeDue(DocumentId document, String system, Duration after) {
        jdbc.sql("""
                        insert into due (document, system, type, lane, due_at)
                        select document, system, type, lane,
                            case when brought is null then hub_now() else hub_now() + ?::interval end
                        from delivery where document = ? and system = ?
                        on conflict (document, system) do update set due_at = due.due_at
                        returning type
                        """)
                .params(interval(after), document.value(), system)
                .query(String.class)
                .optional()
                .ifPresent(type -> wakeUps.ring(work(type, system)));
    }

    /** Makes a delivery due now even if it was to be tried again later; not if it is on its way. */
    void makeDueAtOnce(DocumentId document, String system) {
        makeDue(document, system);
        jdbc.sql("update due set due_at = hub_now() where document = ? and system = ? and lease is null")
                .params(document.value(), system)
                .update();
    }

    /**
     * Announces that a call is about to be made, and lengthens the lease so that it outlives the call.
     *
     * @return false if the lease was lost: do not call
     */
    boolean announce(Claim claim, Duration lease) {
        return jdbc.sql("""
                                update due set announced = coalesce(announced, nextval('moment')),
                                    announced_at = hub_now(), lease_until = hub_now() + ?::interval
                                where document = ? and system = ? and lease = ?
                                """)
                        .params(interval(lease), claim.document().value(), claim.system(), claim.lease())
                        .update()
                == 1;
    }

    /** Whether the lease still holds; locks the row until the transaction ends. */
    boolean holds(Claim claim) {
        return jdbc.sql("select 1 from due where document = ? and system = ? and lease = ? for update")
                .params(claim.document().value(), claim.system(), claim.lease())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void remove(Claim claim) {
        jdbc.sql("delete from due where document = ? and system = ?")
                .params(claim.document().value(), claim.system())
                .update();
    }

    /** Gives a row back, due after a while; {@code keepAnnounced}: the outcome of a create is still open. */
    void postpone(Claim claim, Duration after, int tries, boolean keepAnnounced) {
        jdbc.sql("""
                        update due set lease = null, lease_until = null, due_at = hub_now() + ?::interval, tries = ?,
                            failed_at = case when ? > 0 then hub_now() end,
                            announced = case when ? then announced end,
                            announced_at = case when ? then announced_at end
                        where document = ? and system = ?
                        """)
                .params(
                        interval(after),
                        tries,
                        tries,
                        keepAnnounced,
                        keepAnnounced,
                        claim.document().value(),
                        claim.system())
                .update();
    }

    static String interval(Duration duration) {
        return duration.toMillis() + " milliseconds";
    }

    private Claim claim(ResultSet row, int index) throws SQLException {
        OffsetDateTime announcedAt = row.getObject("announced_at", OffsetDateTime.class);
        return new Claim(
                new DocumentId(row.getString("document")),
                row.getString("type"),
                row.getString("system"),
                row.getInt("wanted"),
                row.getObject("brought", Integer.class),
                object(row.getString("base")),
                row.getObject("base_from", Long.class),
                row.getInt("repairs"),
                row.getInt("refusals"),
                row.getInt("tries"),
                announcedAt == null ? null : announcedAt.toInstant(),
                row.getLong("settled_for"),
                row.getLong("failed_for"),
                row.getString("lease"));
    }

    private ObjectNode object(String text) {
        try {
            return text == null ? null : (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

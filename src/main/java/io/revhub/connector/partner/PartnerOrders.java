package io.revhub.connector.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.JsonHttp;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The orders that partners have sent and that were taken, once for each partner and number. Thread-safe. */
class PartnerOrders {

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Runnable room;
    private final Clock clock;

    /** @param id rises in the order in which orders become visible */
    record Stored(long id, String recordId) {}

    /** @param room throws if there is none to store anything */
    PartnerOrders(JdbcClient jdbc, TransactionTemplate transactions, Runnable room, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.room = room;
        this.clock = clock;
    }

    static String recordId(String partner, String number) {
        return partner + "/" + number;
    }

    /**
     * Stores an order; it is durable when this returns.
     *
     * @return what is stored under the number: this one, or what came earlier
     */
    JsonNode store(String partner, String number, ObjectNode order, String cameIn) {
        room.run();
        return transactions.execute(tx -> {
            // one at a time, so that no lower id becomes visible after a higher one
            jdbc.sql("select pg_advisory_xact_lock(hashtext('partner_order'))").query(rs -> {});
            jdbc.sql("""
                            insert into partner_order (partner, number, body, came_in, received_at)
                            values (?, ?, ?::jsonb, ?, ?) on conflict (partner, number) do nothing
                            """)
                    .params(
                            partner,
                            number,
                            order.toString(),
                            cameIn,
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return find(partner, number).orElseThrow();
        });
    }

    Optional<JsonNode> find(String partner, String number) {
        return jdbc.sql("select body from partner_order where partner = ? and number = ?")
                .params(partner, number)
                .query(String.class)
                .optional()
                .map(JsonHttp::json);
    }

    /** By record id; what is unknown is absent. */
    Map<String, JsonNode> find(Collection<String> recordIds) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String id : recordIds) {
            int slash = id.indexOf('/');
            find(id.substring(0, Math.max(0, slash)), id.substring(slash + 1)).ifPresent(order -> found.put(id, order));
        }
        return found;
    }

    /** The next ones after an id. */
    List<Stored> after(long id, int atMost) {
        return jdbc.sql("select id, partner, number from partner_order where id > ? order by id limit ?")
                .params(id, atMost)
                .query((row, n) ->
                        new Stored(row.getLong("id"), recordId(row.getString("partner"), row.getString("number"))))
                .list();
    }
}

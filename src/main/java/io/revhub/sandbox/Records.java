package io.revhub.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What one simulated system keeps: JSON records by type and id, in the order of their creation, across restarts. Amounts
 * keep their digits. Writes outside {@link #together} are transactions of their own.
 */
public final class Records {

    private static final int AT_ONCE = 2000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ObjectMapper json;
    private final String system;
    private final WriteLog writes;

    Records(JdbcClient jdbc, TransactionTemplate transactions, ObjectMapper json, String system) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.system = system;
        this.writes = new WriteLog(jdbc, system);
    }

    /** What was written here, in its order. */
    WriteLog writes() {
        return writes;
    }

    public Optional<ObjectNode> find(String type, String id) {
        return jdbc.sql("select body from record where system = ? and type = ? and id = ?")
                .params(system, type, id)
                .query(String.class)
                .optional()
                .map(this::parse);
    }

    /** All records of a type, oldest first. */
    public List<ObjectNode> all(String type) {
        return jdbc
                .sql("select body from record where system = ? and type = ? order by created")
                .params(system, type)
                .query(String.class)
                .list()
                .stream()
                .map(this::parse)
                .toList();
    }

    /** The records of a type whose {@code updatedAt} is this instant or later, oldest first. */
    public List<ObjectNode> since(String type, Instant since) {
        return all(type).stream()
                .filter(r -> !Instant.parse(r.get("updatedAt").textValue()).isBefore(since))
                .toList();
    }

    /** The records that contain all of these fields with exactly these values, oldest first; indexed. */
    public List<ObjectNode> where(String type, Map<String, ?> fields) {
        return jdbc
                .sql("select body from record where system = ? and type = ? and body @> ?::jsonb order by created")
                .params(system, type, write(fields))
                .query(String.class)
                .list()
                .stream()
                .map(this::parse)
                .toList();
    }

    /** The records with these values of the hub's key; indexed. */
    public List<ObjectNode> byHubKey(String type, Collection<String> keys) {
        return jdbc.sql("""
                        select body from record
                        where system = ? and type = ? and (body ->> 'RevHub_Key__c') = any (?) order by created
                        """).params(system, type, keys.toArray(String[]::new)).query(String.class).list().stream()
                .map(this::parse)
                .toList();
    }

    /** The records with these ids that there are, in no order. */
    public List<ObjectNode> withIds(String type, Collection<String> ids) {
        return jdbc
                .sql("select body from record where system = ? and type = ? and id = any (?)")
                .params(system, type, ids.toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(this::parse)
                .toList();
    }

    /**
     * Goes through the records of a type without holding them, in the given order, the oldest first where it says nothing.
     *
     * @param since the least {@code SystemModstamp} that a record must have, which is indexed; null: any
     */
    public <T> T scan(String type, String since, List<Sorting> order, Function<Stream<ObjectNode>, T> read) {
        String stamped = since == null ? "" : "and (body ->> 'SystemModstamp') collate \"C\" >= ? ";
        String sorted = Stream.concat(order.stream().map(Sorting::sql), Stream.of("created"))
                .collect(Collectors.joining(", ", "order by ", ""));
        String sql = "select body from record where system = ? and type = ? " + stamped + sorted;
        List<Object> parameters = since == null ? List.of(system, type) : List.of(system, type, since);
        // only inside a transaction the driver fetches piece by piece
        return transactions.execute(status -> {
            try (Stream<String> bodies = jdbc.sql(sql).params(parameters).query(String.class).stream()) {
                return read.apply(bodies.map(this::parse));
            }
        });
    }

    /** Creates or replaces a record. */
    public void put(String type, String id, ObjectNode body) {
        writes.noted("""
                        insert into record (system, type, id, body) values (:system, :type, :id, :body::jsonb)
                        on conflict (system, type, id) do update set body = excluded.body
                        returning case when xmax = 0 then 'created' else 'changed' end as kind
                        """, type, id, body).param("body", write(body)).update();
    }

    /**
     * Adds many records that there are not, without a note of the writes.
     *
     * @param id the field with a record's id
     */
    public void add(String type, Stream<ObjectNode> bodies, String id) {
        Iterator<ObjectNode> all = bodies.iterator();
        List<String> ids = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        while (all.hasNext()) {
            ObjectNode body = all.next();
            ids.add(body.get(id).textValue());
            texts.add(write(body));
            if (ids.size() == AT_ONCE || !all.hasNext()) {
                jdbc.sql("""
                                insert into record (system, type, id, body)
                                select ?, ?, id, body::jsonb
                                from unnest(?::text[], ?::text[]) with ordinality as given (id, body, place) order by place
                                """)
                        .params(system, type, ids.toArray(String[]::new))
                        .param(texts.toArray(String[]::new))
                        .update();
                ids.clear();
                texts.clear();
            }
        }
    }

    /** Runs {@code work}, which adds many records, while the index over all fields is away; inside {@link #together}. */
    public void inBulk(Runnable work) {
        jdbc.sql("drop index record_body").update();
        work.run();
        jdbc.sql("set local maintenance_work_mem = '512MB'").update();
        jdbc.sql("create index record_body on record using gin (body jsonb_path_ops)")
                .update();
        jdbc.sql("analyze record").update();
    }

    /** Removes a record; an unknown one is no error. */
    public void remove(String type, String id) {
        writes.noted("""
                        delete from record where system = :system and type = :type and id = :id
                        returning 'removed' as kind
                        """, type, id, null).update();
    }

    /** The next number of a named sequence, from 1; never given twice. */
    public long next(String sequence) {
        return jdbc.sql("""
                        insert into sequence (system, name, value) values (?, ?, 1)
                        on conflict (system, name) do update set value = sequence.value + 1
                        returning value
                        """).params(system, sequence).query(Long.class).single();
    }

    /** The first of so many next numbers of a named sequence, which are never given again. */
    public long next(String sequence, int howMany) {
        return jdbc.sql("""
                        insert into sequence (system, name, value) values (?, ?, ?)
                        on conflict (system, name) do update set value = sequence.value + excluded.value
                        returning value
                        """).params(system, sequence, howMany).query(Long.class).single() - howMany + 1;
    }

    /** Runs {@code work} as one transaction, alone in this system: what it throws undoes what it wrote. */
    public <T> T together(Supplier<T> work) {
        return transactions.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext(?))").param(system).query(rs -> {});
            return work.get();
        });
    }

    private ObjectNode parse(String body) {
        try {
            return (ObjectNode) json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

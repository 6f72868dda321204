package io.revhub.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stores documents that begin, a page with one statement for each table: for an initial load, where a statement for each row
 * of each would be most of the time.
 */
public final class FirstVersions {

    private final JdbcClient jdbc;
    private final Rows rows;

    FirstVersions(JdbcClient jdbc, Rows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    private record Owned<T>(DocumentId document, String type, T part) {}

    /**
     * Stores documents of one type and source that the hub does not have, in a transaction of the caller's.
     *
     * @throws org.springframework.dao.DuplicateKeyException if there is one of them, or one of their records or keys, already
     */
    public void store(List<FirstVersion> begun, Instant now) {
        documents(begun, now);
        versions(begun, now);
        facets(begun);
        references(parts(begun, FirstVersion::references), now);
        keys(parts(begun, FirstVersion::keys));
        likenesses(begun.get(0).facet().source(), parts(begun, FirstVersion::likenesses));
        links(begun.stream().flatMap(b -> b.links().stream()).toList());
    }

    private void documents(List<FirstVersion> begun, Instant now) {
        jdbc.sql("""
                        insert into document (id, type, key, number, version, body, schema, deleted, changed_at)
                        select id, ?, key, number, 1, body::jsonb, ?, deleted, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[])
                            as given (id, key, number, body, deleted)
                        """)
                .params(begun.get(0).type(), rows.schema(begun.get(0).type()))
                .param(now.atOffset(ZoneOffset.UTC))
                .param(texts(begun, b -> b.id().value()))
                .param(texts(begun, b -> b.id().key()))
                .param(texts(begun, b -> b.made().number()))
                .param(texts(begun, b -> rows.text(b.made().body())))
                .param(begun.stream().map(b -> b.made().deleted()).toArray(Boolean[]::new))
                .update();
    }

    private void versions(List<FirstVersion> begun, Instant now) {
        jdbc.sql("""
                        insert into version (document, number, body, schema, deleted, source, change, revision, created_at)
                        select document, 1, body::jsonb, ?, deleted, source, change, revision, ?
                        from unnest(?::text[], ?::text[], ?::boolean[], ?::text[], ?::bigint[], ?::text[])
                            as given (document, body, deleted, source, change, revision)
                        """)
                .param(rows.schema(begun.get(0).type()))
                .param(now.atOffset(ZoneOffset.UTC))
                .param(texts(begun, b -> b.id().value()))
                .param(texts(begun, b -> rows.text(b.made().body())))
                .param(begun.stream().map(b -> b.made().deleted()).toArray(Boolean[]::new))
                .param(texts(begun, b -> b.facet().source()))
                .param(begun.stream().map(b -> b.made().change()).toArray(Long[]::new))
                .param(texts(begun, b -> b.made().revision()))
                .update();
    }

    private void facets(List<FirstVersion> begun) {
        jdbc.sql("""
                        insert into facet (document, source, body, schema, deleted, stamp, change, revision)
                        select document, source, body::jsonb, ?, deleted, stamp, change, revision
                        from unnest(?::text[], ?::text[], ?::text[], ?::boolean[], ?::bigint[], ?::bigint[], ?::text[])
                            as given (document, source, body, deleted, stamp, change, revision)
                        """)
                .param(rows.schema(begun.get(0).type()))
                .param(texts(begun, b -> b.id().value()))
                .param(texts(begun, b -> b.facet().source()))
                .param(texts(begun, b -> rows.text(b.facet().body())))
                .param(begun.stream().map(b -> b.facet().deleted()).toArray(Boolean[]::new))
                .param(begun.stream().map(b -> b.facet().stamp()).toArray(Long[]::new))
                .param(begun.stream().map(b -> b.facet().change()).toArray(Long[]::new))
                .param(texts(begun, b -> b.facet().revision()))
                .update();
    }

    private void references(List<Owned<PartReference>> references, Instant now) {
        jdbc.sql("""
                        insert into reference (system, record_type, record_id, document, part, created_at)
                        select system, record_type, record_id, document, part, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            as given (system, record_type, record_id, document, part)
                        """)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(texts(references, r -> r.part().record().system()))
                .param(texts(references, r -> r.part().record().recordType()))
                .param(texts(references, r -> r.part().record().recordId()))
                .param(texts(references, r -> r.document().value()))
                .param(texts(references, r -> r.part().part()))
                .update();
    }

    private void keys(List<Owned<BusinessKey>> keys) {
        jdbc.sql("""
                        insert into document_key (type, namespace, value, document)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                        """)
                .param(texts(keys, Owned::type))
                .param(texts(keys, k -> k.part().namespace()))
                .param(texts(keys, k -> k.part().normalised()))
                .param(texts(keys, k -> k.document().value()))
                .update();
    }

    private void likenesses(String source, List<Owned<BusinessKey>> keys) {
        jdbc.sql("""
                        insert into likeness (document, source, namespace, value, type)
                        select document, ?, namespace, value, type from unnest(?::text[], ?::text[], ?::text[], ?::text[])
                            as given (document, namespace, value, type)
                        """)
                .param(source)
                .param(texts(keys, k -> k.document().value()))
                .param(texts(keys, k -> k.part().namespace()))
                .param(texts(keys, k -> k.part().normalised()))
                .param(texts(keys, Owned::type))
                .update();
    }

    private void links(List<Link> links) {
        jdbc.sql("""
                        insert into link (from_document, to_document, kind, amount, currency)
                        select * from unnest(?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[])
                        """)
                .param(texts(links, l -> l.from().value()))
                .param(texts(links, l -> l.to().value()))
                .param(texts(links, Link::kind))
                .param(links.stream().map(Link::amount).toArray(BigDecimal[]::new))
                .param(texts(links, Link::currency))
                .update();
    }

    private static <T> List<Owned<T>> parts(List<FirstVersion> begun, Function<FirstVersion, List<T>> parts) {
        List<Owned<T>> all = new ArrayList<>();
        begun.forEach(b -> parts.apply(b).forEach(part -> all.add(new Owned<>(b.id(), b.type(), part))));
        return all;
    }

    private static <T> String[] texts(List<T> from, Function<T, String> part) {
        return from.stream().map(part).toArray(String[]::new);
    }
}

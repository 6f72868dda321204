package io.revhub.document;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What several documents of a type may share without being one: a VAT id, an e-mail address. */
public final class Likenesses {

    private final JdbcClient jdbc;

    Likenesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes these the likenesses of a document, as a source shows it; expects a transaction of the caller's. */
    public void set(Document document, String source, Collection<BusinessKey> keys) {
        jdbc.sql("delete from likeness where document = ? and source = ?")
                .params(document.id().value(), source)
                .update();
        keys.forEach(key -> jdbc.sql(
                        "insert into likeness (document, source, namespace, value, type) values (?, ?, ?, ?, ?)")
                .params(document.id().value(), source, key.namespace(), key.normalised(), document.type())
                .update());
    }

    /** Those of these, as they are compared, that documents of a type have. */
    public Set<BusinessKey> shared(String type, Collection<BusinessKey> keys) {
        return new HashSet<>(jdbc.sql("""
                        select distinct l.namespace, l.value from unnest(?::text[], ?::text[]) as asked (namespace, value)
                        join likeness l on l.type = ? and l.namespace = asked.namespace and l.value = asked.value
                        """)
                .param(keys.stream().map(BusinessKey::namespace).toArray(String[]::new))
                .param(keys.stream().map(BusinessKey::normalised).toArray(String[]::new))
                .param(type)
                .query((row, i) -> new BusinessKey(row.getString(1), row.getString(2)))
                .list());
    }

    /** The documents of a type that share any of these, without those that are deleted or merged into others. */
    public Set<DocumentId> like(String type, Collection<BusinessKey> keys) {
        Set<DocumentId> found = new TreeSet<>();
        jdbc.sql("""
                        select distinct l.document from unnest(?::text[], ?::text[]) as asked (namespace, value)
                        join likeness l on l.type = ? and l.namespace = asked.namespace and l.value = asked.value
                        join document d on d.id = l.document and not d.deleted and d.merged_into is null and d.version > 0
                        """)
                .param(keys.stream().map(BusinessKey::namespace).toArray(String[]::new))
                .param(keys.stream().map(BusinessKey::normalised).toArray(String[]::new))
                .param(type)
                .query(row -> {
                    found.add(new DocumentId(row.getString(1)));
                });
        return found;
    }
}

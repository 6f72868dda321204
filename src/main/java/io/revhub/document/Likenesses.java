package io.revhub.document;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What several documents of a type may share without being one: a VAT id, an e-mail address. */
public final class Likenesses {

    private final JdbcClient jdbc;
    private final Merges merges;

    Likenesses(JdbcClient jdbc, Merges merges) {
        this.jdbc = jdbc;
        this.merges = merges;
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

    /**
     * The documents of a type that share any of these, without those that are deleted; instead of one that is merged, the one
     * that it was merged into.
     */
    public Set<DocumentId> like(String type, Collection<BusinessKey> keys) {
        Set<DocumentId> found = new TreeSet<>();
        List<DocumentId> merged = new ArrayList<>();
        jdbc.sql("""
                        select distinct l.document, d.merged_into from unnest(?::text[], ?::text[]) as asked (namespace, value)
                        join likeness l on l.type = ? and l.namespace = asked.namespace and l.value = asked.value
                        join document d on d.id = l.document and not d.deleted and d.version > 0
                        """)
                .param(keys.stream().map(BusinessKey::namespace).toArray(String[]::new))
                .param(keys.stream().map(BusinessKey::normalised).toArray(String[]::new))
                .param(type)
                .query((ResultSet row) -> {
                    (row.getString("merged_into") == null ? found : merged)
                            .add(new DocumentId(row.getString("document")));
                });
        if (!merged.isEmpty()) {
            found.addAll(merges.survivors(merged).values());
        }
        return found;
    }
}

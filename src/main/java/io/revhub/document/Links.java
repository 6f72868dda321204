package io.revhub.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stems from what. Writing methods expect a transaction of the caller's. */
public final class Links {

    /** The link to the parent that begot a document. */
    public static final String FROM = "from";

    private final JdbcClient jdbc;

    Links(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores a link, or its new amount. Both documents must exist. */
    public void put(Link link) {
        jdbc.sql("""
                        insert into link (from_document, to_document, kind, amount, currency) values (?, ?, ?, ?, ?)
                        on conflict (from_document, to_document, kind)
                        do update set amount = excluded.amount, currency = excluded.currency
                        """)
                .params(link.from().value(), link.to().value(), link.kind(), link.amount(), link.currency())
                .update();
    }

    /** Everything that stems from {@code root}, itself included, over all links. */
    public Set<DocumentId> closure(DocumentId root) {
        return jdbc.sql("""
                        with recursive deal (id) as (
                            select ?::text
                            union
                            select link.from_document from link join deal on link.to_document = deal.id
                        )
                        select id from deal
                        """).param(root.value()).query(String.class).list().stream()
                .map(DocumentId::new)
                .collect(Collectors.toSet());
    }

    /** The documents of a type that link to this one by a kind of link, oldest first. */
    public List<DocumentId> linking(DocumentId to, String type, String kind) {
        return jdbc.sql("""
                        select d.id from link l join document d on d.id = l.from_document
                        where l.to_document = ? and l.kind = ? and d.type = ? and d.version > 0 order by d.id
                        """).params(to.value(), kind, type).query(String.class).list().stream()
                .map(DocumentId::new)
                .toList();
    }

    /** The links from or to any of these documents. */
    public List<Link> among(Set<DocumentId> documents) {
        String[] ids = Documents.array(documents);
        return jdbc.sql("select * from link where from_document = any(?) and to_document = any(?)")
                .params(ids, ids)
                .query(Links::link)
                .list();
    }

    /** The roots that a document stems from: itself, if it stems from nothing. */
    public Set<DocumentId> roots(DocumentId document) {
        return jdbc.sql("""
                        with recursive up (id) as (
                            select ?::text
                            union
                            select link.to_document from link join up on link.from_document = up.id
                        )
                        select id from up where not exists (select 1 from link where from_document = up.id)
                        """).param(document.value()).query(String.class).list().stream()
                .map(DocumentId::new)
                .collect(Collectors.toSet());
    }

    private static Link link(ResultSet row, int index) throws SQLException {
        return new Link(
                new DocumentId(row.getString("from_document")),
                new DocumentId(row.getString("to_document")),
                row.getString("kind"),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}

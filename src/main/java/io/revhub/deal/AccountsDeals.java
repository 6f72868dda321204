package io.revhub.deal;

import io.revhub.document.DocumentId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds an account's deals, with those of the accounts that are merged into it, over several merges too. */
record AccountsDeals(JdbcClient jdbc) {

    /** The roots of the deals that changed last. */
    List<DocumentId> roots(DocumentId account, int atMost) {
        return jdbc.sql("""
                        with recursive one (id) as (
                            select ?::text union select d.id from document d join one on d.merged_into = one.id)
                        select d.id from one join document d on d.body ->> 'account' = one.id
                        where d.version > 0
                          and (d.type = 'quote' and d.body ->> 'status' = 'accepted' or d.type = 'order' and d.parent is null)
                        order by d.changed_at desc, d.id limit ?
                        """).params(account.value(), atMost).query(String.class).list().stream()
                .map(DocumentId::new)
                .toList();
    }
}

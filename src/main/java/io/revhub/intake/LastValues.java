package io.revhub.intake;

import io.revhub.document.Document;
import io.revhub.document.Facet;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps the store small where figures move all the time: of such a document stay its newest version, those that a system has,
 * and the newest change of each source.
 *
 * @param every how often the newest values are brought to a system, at most
 */
record LastValues(JdbcClient jdbc, Duration every) {

    /** Expects the transaction that stored the version. */
    void forgetEarlier(Document stored) {
        jdbc.sql("""
                        delete from version v where v.document = ? and v.number < ? and not exists (
                            select 1 from delivery d where d.document = v.document and d.brought = v.number)
                        """).params(stored.id().value(), stored.version()).update();
    }

    /** Expects the transaction that stored the facet. @param facet the newest of its source */
    void forgetEarlier(Facet facet) {
        if (facet.change() != null) {
            jdbc.sql("""
                            delete from change earlier using change newest
                            where newest.id = ? and earlier.system = newest.system
                              and earlier.record_type = newest.record_type and earlier.record_id = newest.record_id
                              and earlier.id < newest.id and earlier.outcome = 'accepted'
                            """).param(facet.change()).update();
        }
    }
}

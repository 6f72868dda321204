package io.revhub.problem;

import io.revhub.document.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the records where people look for what is parked: the document's own, else the nearest of those that begot it. */
record Places(JdbcClient jdbc) {

    private record Place(long parked, Reference record) {}

    /** The records in a system by parked item; without the items that have none there. */
    Map<Long, List<Reference>> of(Collection<Long> parked, String system) {
        Map<Long, List<Reference>> places = new HashMap<>();
        jdbc.sql("""
                        with recursive item as (
                            select p.id, p.kind, p.system, p.type, p.record_id, coalesce(p.document, r.document) as document
                            from parked p left join reference r on p.kind = 'change' and r.system = p.system
                                and r.record_type = p.type and r.record_id = p.record_id
                            where p.id = any(:parked)
                        ), above (id, document, steps) as (
                            select id, document, 0 from item where document is not null
                            union all
                            select a.id, d.parent, a.steps + 1 from above a join document d on d.id = a.document
                            where d.parent is not null and a.steps < 10 and not exists (
                                select 1 from reference r where r.document = a.document and r.system = :system
                                    and r.part = '' and r.is_primary)
                        )
                        select a.id, r.record_type, r.record_id from above a join reference r
                            on r.document = a.document and r.system = :system and r.part = '' and r.is_primary
                        union
                        select id, type, record_id from item where kind = 'change' and system = :system
                        """)
                .param("parked", parked.toArray(Long[]::new))
                .param("system", system)
                .query((row, i) -> new Place(row.getLong(1), new Reference(system, row.getString(2), row.getString(3))))
                .list()
                .forEach(place -> places.computeIfAbsent(place.parked, id -> new ArrayList<>())
                        .add(place.record));
        return places;
    }
}

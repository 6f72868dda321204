package io.revhub.problem;

import io.revhub.document.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which problem each record is to show, and which it shows. Due times are the database's. */
record ProblemTable(JdbcClient jdbc) {

    /** What differs. @param text what the record is to show; empty: nothing any more */
    record Problem(Reference record, String text, int tries) {}

    /** Wants exactly these to be shown in a system, in one statement each. */
    void want(String system, Map<Reference, String> problems) {
        List<Reference> records = new ArrayList<>(problems.keySet());
        String[] types = records.stream().map(Reference::recordType).toArray(String[]::new);
        String[] ids = records.stream().map(Reference::recordId).toArray(String[]::new);
        jdbc.sql("""
                        insert into problem (system, record_type, record_id, wanted, due_at)
                        select ?, record_type, record_id, wanted, hub_now()
                        from unnest(?::text[], ?::text[], ?::text[]) as p (record_type, record_id, wanted)
                        on conflict (system, record_type, record_id) do update
                        set wanted = excluded.wanted, due_at = hub_now(), tries = 0
                        where problem.wanted <> excluded.wanted
                        """)
                .params(system, types, ids, records.stream().map(problems::get).toArray(String[]::new))
                .update();
        jdbc.sql("""
                        update problem set wanted = '', due_at = hub_now(), tries = 0
                        where system = ? and wanted <> '' and not exists (
                            select 1 from unnest(?::text[], ?::text[]) as p (record_type, record_id)
                            where p.record_type = problem.record_type and p.record_id = problem.record_id)
                        """).params(system, types, ids).update();
    }

    /** What is due, not to be claimed by anybody else for a while. */
    List<Problem> claim(String system, int atMost, Duration lease) {
        return jdbc.sql("""
                        update problem set due_at = hub_now() + ?::interval where (system, record_type, record_id) in (
                            select system, record_type, record_id from problem
                            where system = ? and wanted <> shown and due_at <= hub_now()
                            order by due_at limit ? for update skip locked)
                        returning record_type, record_id, wanted, tries
                        """)
                .params(interval(lease), system, atMost)
                .query((row, i) -> new Problem(
                        new Reference(system, row.getString(1), row.getString(2)), row.getString(3), row.getInt(4)))
                .list();
    }

    void shown(Problem problem) {
        jdbc.sql("update problem set shown = ?, tries = 0, said = null"
                        + " where system = ? and record_type = ? and record_id = ?")
                .params(problem.text(), problem.record().system())
                .params(problem.record().recordType(), problem.record().recordId())
                .update();
        jdbc.sql("delete from problem where system = ? and record_type = ? and record_id = ?"
                        + " and wanted = '' and shown = ''")
                .params(
                        problem.record().system(),
                        problem.record().recordType(),
                        problem.record().recordId())
                .update();
    }

    void failed(Problem problem, Duration again, String said) {
        jdbc.sql("update problem set due_at = hub_now() + ?::interval, tries = tries + 1, said = ?"
                        + " where system = ? and record_type = ? and record_id = ? and wanted = ?")
                .params(interval(again), said, problem.record().system())
                .params(problem.record().recordType(), problem.record().recordId(), problem.text())
                .update();
    }

    private static String interval(Duration duration) {
        return duration.toMillis() + " milliseconds";
    }
}

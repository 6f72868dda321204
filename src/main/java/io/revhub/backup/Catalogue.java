package io.revhub.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables and sequences of the schema that a connection works in, without Flyway's own. */
record Catalogue(Connection connection) {

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Each after those that it refers to. */
    List<String> tables() throws SQLException {
        Map<String, Set<String>> refersTo = new HashMap<>();
        query(
                """
                select f.relname, t.relname from pg_constraint k join pg_class f on f.oid = k.conrelid
                join pg_class t on t.oid = k.confrelid
                where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and f.oid <> t.oid
                """,
                row -> refersTo.computeIfAbsent(row.getString(1), name -> new HashSet<>())
                        .add(row.getString(2)));
        List<String> names = new ArrayList<>();
        query("""
                select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                and not relispartition and relname <> 'flyway_schema_history' order by relname
                """, row -> names.add(row.getString(1)));
        Set<String> ordered = new LinkedHashSet<>();
        names.forEach(name -> add(name, refersTo, ordered));
        return List.copyOf(ordered);
    }

    private static void add(String name, Map<String, Set<String>> refersTo, Set<String> ordered) {
        refersTo.getOrDefault(name, Set.of()).stream().sorted().forEach(other -> add(other, refersTo, ordered));
        ordered.add(name);
    }

    /** Those that can be written. */
    List<String> columns(String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        query(
                "select column_name from information_schema.columns where table_schema = current_schema()"
                        + " and is_generated = 'NEVER' and table_name = ? order by ordinal_position",
                row -> columns.add(row.getString(1)),
                table);
        return columns;
    }

    Map<String, Long> sequences() throws SQLException {
        Map<String, Long> values = new TreeMap<>();
        query(
                "select sequencename, last_value from pg_sequences where schemaname = current_schema()"
                        + " and last_value is not null",
                row -> values.put(row.getString(1), row.getLong(2)));
        return values;
    }

    /** The version of the newest migration. */
    String schema() throws SQLException {
        List<String> versions = new ArrayList<>();
        query(
                "select version from flyway_schema_history where success and version is not null"
                        + " order by installed_rank desc limit 1",
                row -> versions.add(row.getString(1)));
        return versions.get(0);
    }

    interface Row {
        void take(ResultSet row) throws SQLException;
    }

    void query(String sql, Row row, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.take(rows);
                }
            }
        }
    }
}

package io.revhub.backup;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds; the file {@code manifest.json} in it.
 *
 * @param format of the file itself
 * @param schema the version of the store's tables
 * @param takenAt the moment of the snapshot, as ISO 8601
 * @param tables in an order in which each stands after those that it refers to
 * @param sequences the last value of each that was ever used
 */
public record Manifest(int format, String schema, String takenAt, List<Table> tables, Map<String, Long> sequences) {

    static final int FORMAT = 1;
    static final String NAME = "manifest.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @param sha256 of the rows as PostgreSQL's COPY writes them, in hexadecimal digits */
    public record Table(String name, List<String> columns, long rows, String sha256) {

        String entry() {
            return "tables/" + name + ".copy";
        }

        String copy(String direction) {
            String names = columns.stream()
                    .map(Catalogue::quoted)
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow();
            return "copy " + Catalogue.quoted(name) + " (" + names + ") " + direction;
        }
    }

    /** All rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    byte[] written() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    static Manifest read(InputStream stream) throws IOException {
        return JSON.readValue(stream, Manifest.class);
    }
}

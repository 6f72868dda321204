package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A code list as CSV, as spreadsheets write it: the first line names the columns, the first column is the key; separated by
 * commas, or by semicolons if the first line has one. All cells are texts; an empty one is null.
 */
record Table(String file) {

    /** A map from key to value if there are two columns, else from key to columns. */
    JsonNode codes(String text) {
        String marked = text.startsWith("\ufeff") ? text.substring(1) : text;
        char separator = marked.lines().findFirst().orElse("").contains(";") ? ';' : ',';
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setNullString("")
                .get();
        try (CSVParser parser = CSVParser.parse(marked, format)) {
            List<String> columns = parser.getHeaderNames();
            if (columns.size() < 2) {
                throw new MappingBroken(file, 1, "needs a column for the key and at least one for the value");
            }
            ObjectNode codes = JsonNodeFactory.instance.objectNode();
            for (CSVRecord line : parser) {
                add(codes, columns, line, (int) parser.getCurrentLineNumber());
            }
            return codes;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new MappingBroken(file, 0, "is not a table: " + e.getMessage());
        }
    }

    private void add(ObjectNode codes, List<String> columns, CSVRecord line, int number) {
        String key = line.get(0);
        if (!line.isConsistent()) {
            throw new MappingBroken(file, number, "has " + line.size() + " cells instead of " + columns.size());
        }
        if (key == null || codes.has(key)) {
            throw new MappingBroken(file, number, key == null ? "has no key" : "has the key " + key + " a second time");
        }
        if (columns.size() == 2) {
            codes.put(key, line.get(1));
            return;
        }
        ObjectNode cells = codes.putObject(key);
        for (int i = 1; i < columns.size(); i++) {
            cells.put(columns.get(i), line.get(i));
        }
    }
}

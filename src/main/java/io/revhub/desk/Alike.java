package io.revhub.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.document.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A parked record side by side with the documents that it is perhaps the same as.
 *
 * @param rows a field each, by name; where all have the same first
 */
public record Alike(List<Document> documents, List<Row> rows) {

    /** @param record null: the record does not have it @param others in the order of the documents */
    public record Row(String field, String record, List<String> others, boolean differs) {}

    /** @param output what the mapping made of the record */
    static Alike of(String output, List<Document> documents, ObjectMapper json) {
        JsonNode record = document(output, json);
        TreeSet<String> names = new TreeSet<>();
        record.fieldNames().forEachRemaining(names::add);
        documents.forEach(d -> d.body().fieldNames().forEachRemaining(names::add));
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            String here = Leaves.text(record.get(name));
            List<String> there = new ArrayList<>();
            documents.forEach(d -> there.add(Leaves.text(d.body().get(name))));
            rows.add(new Row(name, here, there, there.stream().anyMatch(other -> !Objects.equals(other, here))));
        }
        return new Alike(documents, rows);
    }

    private static JsonNode document(String output, ObjectMapper json) {
        try {
            return json.readTree(output == null ? "{}" : output).path("document");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

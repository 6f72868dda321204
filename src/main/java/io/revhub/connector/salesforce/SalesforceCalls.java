package io.revhub.connector.salesforce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.JsonHttp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of one Salesforce, decimals exact both ways. Whatever fails throws {@link CallFailed}. Thread-safe. */
final class SalesforceCalls {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Connection connection;
    private final String version;
    private final String data;
    private final Map<String, Described> described = new ConcurrentHashMap<>();
    private final Map<String, Integer> lengths = new ConcurrentHashMap<>();

    /** @param version of the API: 62.0 */
    SalesforceCalls(Connection connection, String version) {
        this.connection = connection;
        this.version = version;
        this.data = "/services/data/v" + version;
    }

    /** A page of a query's records, children whole. @param next where the next page is; null: there is none */
    record Found(List<ObjectNode> records, String next) {}

    JsonNode get(String path) {
        return JsonHttp.json(connection.send("GET", data + path, null));
    }

    JsonNode patch(String path, JsonNode body) {
        return JsonHttp.json(connection.send("PATCH", data + path, bytes(body)));
    }

    JsonNode post(String path, JsonNode body) {
        return JsonHttp.json(connection.send("POST", data + path, bytes(body)));
    }

    /** How much a text field of an object holds; empty: the object has no such field that may be changed. */
    OptionalInt textLength(String object, String field) {
        Integer known = lengths.get(object + "." + field);
        if (known != null) {
            return OptionalInt.of(known);
        }
        for (JsonNode described : get("/sobjects/" + object + "/describe").path("fields")) {
            if (described.path("name").asText().equals(field)
                    && described.path("updateable").asBoolean()) {
                lengths.put(object + "." + field, described.path("length").asInt());
                return OptionalInt.of(described.path("length").asInt());
            }
        }
        return OptionalInt.empty();
    }

    /** All records that a query finds, without deleted ones. */
    List<ObjectNode> query(String soql) {
        Found page = page(get("/query?q=" + JsonHttp.encoded(soql)));
        List<ObjectNode> records = new ArrayList<>(page.records());
        while (page.next() != null) {
            page = next(page.next());
            records.addAll(page.records());
        }
        return records;
    }

    /** The first page of what a query finds, deleted records too. */
    Found queryAll(String soql) {
        return page(get("/queryAll?q=" + JsonHttp.encoded(soql)));
    }

    /** A further page. @param address from the page before it */
    Found next(String address) {
        return page(JsonHttp.json(connection.send("GET", address, null)));
    }

    /** Begins a query in the background, by the Bulk API 2.0, without deleted records. @return the job's id */
    String beginQuery(String soql) {
        ObjectNode job = JsonNodeFactory.instance.objectNode();
        job.put("operation", "query").put("query", soql);
        return JsonHttp.json(connection.send("POST", data + "/jobs/query", bytes(job)))
                .path("id")
                .asText();
    }

    /** What has become of such a query. */
    JsonNode query(JobId job) {
        return get("/jobs/query/" + job.value());
    }

    /** @param value the id of a job of the Bulk API 2.0 */
    record JobId(String value) {}

    /** @param next where the next page is; null: there is none */
    record Ids(List<String> ids, String next) {}

    /** A page of the ids, the only column, that such a query found. @param locator null: the first page */
    Ids ids(JobId job, String locator, int atMost) {
        Connection.Rows rows = connection.results(version, job.value(), locator, atMost);
        return new Ids(rows.values(), rows.next());
    }

    /** The names of an object's fields that can only be set when a record is made, and of the relations by them. */
    Set<String> fixedFields(String object) {
        return described(object).fixed();
    }

    /** The field of an object that holds the id of the record which this relation leads to; empty: there is none. */
    Optional<String> field(String object, String relation) {
        return Optional.ofNullable(described(object).byRelation().get(relation));
    }

    /** @param fixed also relations by such fields */
    private record Described(Set<String> fixed, Map<String, String> byRelation) {}

    private Described described(String object) {
        return described.computeIfAbsent(object, name -> {
            Set<String> fixed = new HashSet<>();
            Map<String, String> byRelation = new HashMap<>();
            for (JsonNode field : get("/sobjects/" + name + "/describe").path("fields")) {
                String relation = field.path("relationshipName").asText();
                if (!field.path("updateable").asBoolean(true)) {
                    fixed.addAll(List.of(field.path("name").asText(), relation));
                }
                byRelation.put(relation, field.path("name").asText());
            }
            return new Described(fixed, byRelation);
        });
    }

    /** The address of a resource, as one request names it inside another. */
    String address(String path) {
        return data + path;
    }

    private Found page(JsonNode answer) {
        List<ObjectNode> records = new ArrayList<>();
        answer.path("records").forEach(entry -> {
            ObjectNode entity = (ObjectNode) entry;
            entity.forEach(this::complete);
            records.add(entity);
        });
        return new Found(records, nextOf(answer));
    }

    /** Many children come in pages of their own. */
    private void complete(JsonNode children) {
        String next = nextOf(children);
        while (next != null) {
            JsonNode more = JsonHttp.json(connection.send("GET", next, null));
            ((ArrayNode) children.get("records")).addAll((ArrayNode) more.get("records"));
            next = nextOf(more);
            ((ObjectNode) children).put("done", true).remove("nextRecordsUrl");
        }
    }

    private static String nextOf(JsonNode result) {
        return result.path("done").asBoolean(true)
                ? null
                : result.path("nextRecordsUrl").textValue();
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

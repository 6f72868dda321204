package io.revhub.connector.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems.Settings;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Speaks OData V2 to one SAP system: one session for all calls, with its CSRF token renewed when it ends, ETags, deep inserts,
 * pages, change sets. Decimals stay text. Thread-safe.
 *
 * <p>Every method throws {@link ODataError} if the system refused, and {@link NoAnswer} if there was no answer;
 * {@link CallFailed#nothingDone()} tells whether a write may have been carried out all the same.
 */
public final class ODataClient {

    private static final String ROOT = "/sap/opu/odata/sap/";
    private static final String JSON = "application/json";

    private final Connection connection;
    private final ObjectMapper json;
    private final Sessions sessions;

    public ODataClient(Settings settings, ObjectMapper json) {
        this.connection = new Connection(settings);
        this.json = json;
        this.sessions = new Sessions(connection);
    }

    /** The entity at a path ({@link OData#entity}); empty if there is none. */
    public Optional<ObjectNode> read(String service, String path, Query query) {
        try {
            return Optional.of((ObjectNode) get(address(service, path) + query.encoded()));
        } catch (ODataError e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All entities that a query finds, page by page to the end. */
    public List<ObjectNode> query(String service, String path, Query query) {
        List<ObjectNode> all = new ArrayList<>();
        pages(service, path, query, page -> {
            all.addAll(page);
            return true;
        });
        return all;
    }

    /** Reads page by page, until there are no more or {@code reader} answers that it has enough. */
    public void pages(String service, String path, Query query, Predicate<List<ObjectNode>> reader) {
        String next = address(service, path) + query.encoded();
        while (next != null) {
            JsonNode d = get(next);
            List<ObjectNode> page = new ArrayList<>();
            (d.isArray() ? d : d.path("results")).forEach(entity -> page.add((ObjectNode) entity));
            next = reader.test(page) && d.hasNonNull("__next")
                    ? next(service, d.get("__next").asText())
                    : null;
        }
    }

    /** Creates an entity, with what is nested in it, and returns what the system made of it. */
    public ObjectNode create(String service, String path, JsonNode entity) {
        HttpResponse<String> answer = write("POST", service, path, Map.of(), entity.toString());
        return answer.body().isBlank() ? json.createObjectNode() : (ObjectNode) data(answer);
    }

    /**
     * Changes fields of an entity. If it has an ETag, it is read and named; if somebody changes the entity in between, this
     * is repeated once.
     */
    public void update(String service, String path, ObjectNode changes) {
        update(service, path, etag(service, path), changes);
    }

    /** Changes fields of an entity that was just read and had this ETag; null: it has none. */
    public void update(String service, String path, String etag, ObjectNode changes) {
        try {
            patch(service, path, etag, changes);
        } catch (ODataError e) {
            if (e.status() != 412) {
                throw e;
            }
            patch(service, path, etag(service, path), changes);
        }
    }

    /** The ETag that an entity came with; null if it has none. */
    public static String etagOf(JsonNode entity) {
        return entity.path("__metadata").path("etag").textValue();
    }

    /** Calls a function by POST; its parameters are texts. */
    public JsonNode call(String service, String function, Map<String, String> parameters) {
        return call(service, function, parameters, null);
    }

    /** Calls a function on an entity that has this ETag: goods issue is refused without one. */
    public JsonNode call(String service, String function, Map<String, String> parameters, String etag) {
        Map<String, String> texts = new LinkedHashMap<>();
        parameters.forEach((name, value) -> texts.put(name, OData.text(value)));
        HttpResponse<String> answer =
                write("POST", service, function + new Query(texts).encoded(), ifMatch(etag), null);
        return answer.body().isBlank() ? json.missingNode() : data(answer);
    }

    /**
     * Creates entities in as few calls as possible: each in a change set of its own, so that each fails alone.
     *
     * @return one answer each, in the same order
     */
    public List<BatchAnswer> createAll(String service, String entitySet, List<? extends JsonNode> entities) {
        return changeAll(
                service,
                entities.stream()
                        .map(entity -> ChangeSet.create(entitySet, entity))
                        .toList());
    }

    /**
     * Carries out change sets in one call; each fails alone, and then has changed nothing.
     *
     * @return one answer each, in the same order: what its first write made, or the error that undid it
     */
    public List<BatchAnswer> changeAll(String service, List<ChangeSet> changeSets) {
        BatchRequest batch = new BatchRequest(changeSets);
        Map<String, String> headers = Map.of("Content-Type", batch.contentType(), "Accept", "multipart/mixed");
        HttpResponse<String> answer = write("POST", service, "$batch", headers, batch.body());
        return new BatchResponse(json).read(answer, changeSets.size());
    }

    private void patch(String service, String path, String etag, ObjectNode changes) {
        write("PATCH", service, path, ifMatch(etag), changes.toString());
    }

    private static Map<String, String> ifMatch(String etag) {
        return etag == null ? Map.of() : Map.of("If-Match", etag);
    }

    private String etag(String service, String path) {
        try {
            return etagOf(get(address(service, path)));
        } catch (CallFailed e) {
            throw e.nothingDone() ? e : NoAnswer.beforeSending(e);
        }
    }

    private JsonNode get(String address) {
        return data(exchange("GET", service(address), address, Map.of(), null));
    }

    private HttpResponse<String> write(
            String method, String service, String path, Map<String, String> headers, String body) {
        return exchange(method, address(service, ""), address(service, path), headers, body);
    }

    private HttpResponse<String> exchange(
            String method, String service, String address, Map<String, String> headers, String body) {
        Sessions.Session session = sessions.current(service);
        HttpResponse<String> answer = send(session, method, address, headers, body);
        if (Sessions.hasEnded(answer)) {
            answer = send(sessions.insteadOf(session, service), method, address, headers, body);
        }
        if (answer.statusCode() >= 300) {
            throw ODataError.of(answer);
        }
        return answer;
    }

    private HttpResponse<String> send(
            Sessions.Session session, String method, String address, Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Accept", JSON);
        if (body != null) {
            all.put("Content-Type", JSON);
        }
        session.addTo(all);
        all.putAll(headers);
        return connection.send(method, address, all, body);
    }

    private JsonNode data(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body()).path("d");
        } catch (JsonProcessingException e) {
            throw new ODataError(502, "", "The answer is no JSON: " + e.getOriginalMessage(), List.of(), null);
        }
    }

    private static String address(String service, String path) {
        return ROOT + service + "/" + path;
    }

    private static String service(String address) {
        return address.substring(0, address.indexOf('/', ROOT.length()) + 1);
    }

    // behind a proxy the system names itself by a host that is not ours: only what follows the service is used
    private static String next(String service, String link) {
        URI next = URI.create(link);
        String path = next.getRawPath();
        int root = path.indexOf(ROOT + service + "/");
        String rest = root < 0 ? path : path.substring(root + (ROOT + service + "/").length());
        return address(service, rest) + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
    }
}

package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.SubRequests.Answer;
import io.revhub.sandbox.crm.SubRequests.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests that refer to each other's answers: composite, one after the other, and graphs, each as a whole or not at all. */
@RestController
@RequestMapping(DataApi.BASE + "/composite")
class CompositeApi {

    private static final int MOST = 25;
    private static final int MOST_NODES = 500;
    private static final SalesforceError ROLLED_BACK = SalesforceError.refused(
            "PROCESSING_HALTED",
            "The transaction was rolled back since another operation in the same transaction failed.");

    private final SubRequests requests;
    private final Writes writes;

    /** @param body null: none */
    record Part(String method, String url, String referenceId, JsonNode body, Map<String, String> httpHeaders) {

        Part {
            httpHeaders = httpHeaders == null ? Map.of() : httpHeaders;
        }
    }

    /** @param collateSubrequests accepted; requests are always carried out one by one */
    record Composite(boolean allOrNone, boolean collateSubrequests, List<Part> compositeRequest) {

        Composite {
            compositeRequest = compositeRequest == null ? List.of() : compositeRequest;
        }
    }

    record Graph(String graphId, List<Part> compositeRequest) {}

    record Graphs(List<Graph> graphs) {}

    /** Undoes what a composite has written, and carries its answers out. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient ArrayNode answers;

        Undone(ArrayNode answers) {
            super(null, null, false, false);
            this.answers = answers;
        }
    }

    CompositeApi(SubRequests requests, Writes writes) {
        this.requests = requests;
        this.writes = writes;
    }

    @GetMapping({"", "/"})
    Map<String, String> resources(@PathVariable String version) {
        Map<String, String> resources = new HashMap<>();
        for (String name : List.of("sobjects", "batch", "tree", "graph")) {
            resources.put(name, "/services/data/" + version + "/composite/" + name);
        }
        return resources;
    }

    @PostMapping({"", "/"})
    ObjectNode composite(@RequestBody Composite body, HttpServletRequest request, HttpServletResponse response) {
        if (body.compositeRequest().size() > MOST) {
            throw SalesforceError.refused("LIMIT_EXCEEDED", "Composite request has more than " + MOST + " subrequests");
        }
        check(body.compositeRequest());
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        return result.set(
                "compositeResponse",
                body.allOrNone()
                        ? whole(body.compositeRequest(), request, response)
                        : parts(body.compositeRequest(), request, response, false));
    }

    @PostMapping({"/graph", "/graph/"})
    ObjectNode graphs(@RequestBody Graphs body, HttpServletRequest request, HttpServletResponse response) {
        int nodes = body.graphs().stream()
                .mapToInt(g -> g.compositeRequest().size())
                .sum();
        if (nodes > MOST_NODES) {
            throw SalesforceError.refused("LIMIT_EXCEEDED", "Payload has more than " + MOST_NODES + " nodes");
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode graphs = result.putArray("graphs");
        for (Graph graph : body.graphs()) {
            check(graph.compositeRequest());
            ArrayNode answers = whole(graph.compositeRequest(), request, response);
            ObjectNode one = graphs.addObject().put("graphId", graph.graphId());
            one.putObject("graphResponse").set("compositeResponse", answers);
            one.put(
                    "isSuccessful",
                    answers.findValues("httpStatusCode").stream().noneMatch(s -> s.intValue() >= 400));
        }
        return result;
    }

    private static void check(List<Part> parts) {
        if (parts.stream()
                .anyMatch(part -> part.referenceId() == null || part.url() == null || part.method() == null)) {
            throw SalesforceError.refused("JSON_PARSER_ERROR", "A subrequest needs method, url and referenceId");
        }
        if (parts.stream().map(Part::referenceId).distinct().count() < parts.size()) {
            throw SalesforceError.refused("INVALID_INPUT", "A referenceId stands twice in the request");
        }
    }

    private ArrayNode whole(List<Part> parts, HttpServletRequest request, HttpServletResponse response) {
        try {
            return writes.together(() -> parts(parts, request, response, true));
        } catch (Undone e) {
            return e.answers;
        }
    }

    private ArrayNode parts(
            List<Part> parts, HttpServletRequest request, HttpServletResponse response, boolean allOrNone) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        Placeholders placeholders = new Placeholders();
        for (Part part : parts) {
            Answer answer = answer(part, placeholders, request, response);
            placeholders.put(part.referenceId(), answer);
            answers.add(shown(part, answer));
            if (answer.failed() && allOrNone) {
                throw new Undone(halted(parts, answers));
            }
        }
        return answers;
    }

    private Answer answer(
            Part part, Placeholders placeholders, HttpServletRequest request, HttpServletResponse response) {
        try {
            Wanted wanted = new Wanted(
                    part.method(),
                    placeholders.fillAddress(part.url()),
                    placeholders.fill(part.body()),
                    part.httpHeaders());
            return requests.send(request, response, wanted);
        } catch (SalesforceError e) {
            return failure(e);
        }
    }

    /** The one that failed keeps its answer; what was before it and what would have come after it is as if it had not been. */
    private static ArrayNode halted(List<Part> parts, ArrayNode answers) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < parts.size(); i++) {
            result.add(i == answers.size() - 1 ? answers.get(i) : shown(parts.get(i), failure(ROLLED_BACK)));
        }
        return result;
    }

    private static Answer failure(SalesforceError e) {
        return new Answer(
                e.status(),
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(JsonNodeFactory.instance
                                .objectNode()
                                .put("errorCode", e.code())
                                .put("message", e.getMessage())),
                Map.of());
    }

    private static ObjectNode shown(Part part, Answer answer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("body", answer.body());
        ObjectNode headers = node.putObject("httpHeaders");
        answer.headers().forEach(headers::put);
        return node.put("httpStatusCode", answer.status()).put("referenceId", part.referenceId());
    }
}

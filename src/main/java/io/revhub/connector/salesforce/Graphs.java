package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.salesforce.Form.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Writes deliveries of several records, each as a graph: all of a delivery's records or none, in one transaction, many
 * deliveries a call.
 */
final class Graphs {

    private static final int MOST_NODES = 500;
    private static final int MOST_GRAPHS = 75;
    private static final String HALTED = "PROCESSING_HALTED";

    private final SalesforceCalls crm;

    Graphs(SalesforceCalls crm) {
        this.crm = crm;
    }

    /** Whether a delivery is written so: one record is a transaction anyway, and too many do not fit. */
    static boolean take(Progress delivery) {
        int nodes = delivery.targets().size();
        return nodes > 1 && nodes <= MOST_NODES;
    }

    /** @param until after which no further call is begun, by {@link System#nanoTime} */
    void write(List<Progress> deliveries, long until) {
        List<Progress> call = new ArrayList<>();
        int nodes = 0;
        for (Progress delivery : deliveries) {
            int more = delivery.targets().size();
            if (call.size() == MOST_GRAPHS || nodes + more > MOST_NODES) {
                send(call, until);
                call = new ArrayList<>();
                nodes = 0;
            }
            call.add(delivery);
            nodes += more;
        }
        if (!call.isEmpty()) {
            send(call, until);
        }
    }

    private void send(List<Progress> deliveries, long until) {
        if (System.nanoTime() > until) {
            deliveries.forEach(delivery -> delivery.fail(Upserts.TOO_SLOW));
            return;
        }
        try {
            JsonNode answer = crm.post("/composite/graph", body(deliveries));
            Map<String, JsonNode> graphs = new HashMap<>();
            answer.path("graphs")
                    .forEach(graph -> graphs.put(graph.path("graphId").asText(), graph));
            for (int i = 0; i < deliveries.size(); i++) {
                JsonNode graph = graphs.getOrDefault(name(i), JsonNodeFactory.instance.objectNode());
                answered(deliveries.get(i), graph);
            }
        } catch (CallFailed e) {
            if (deliveries.size() > 1 && Failures.verdict(e) == Failures.Verdict.PARK) {
                int half = deliveries.size() / 2;
                send(deliveries.subList(0, half), until);
                send(deliveries.subList(half, deliveries.size()), until);
            } else {
                deliveries.forEach(delivery -> delivery.fail(Failures.written(e, delivery.what())));
            }
        }
    }

    private static String name(int graph) {
        return "graph" + graph;
    }

    private ObjectNode body(List<Progress> deliveries) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode graphs = body.putArray("graphs");
        for (int i = 0; i < deliveries.size(); i++) {
            ArrayNode parts = graphs.addObject().put("graphId", name(i)).putArray("compositeRequest");
            Map<String, String> before = new HashMap<>();
            for (Target target : deliveries.get(i).targets()) {
                String node = "node" + parts.size();
                parts.add(part(target, before).put("referenceId", node));
                before.put(target.key(), target.id().orElse("@{" + node + ".id}"));
            }
        }
        return body;
    }

    private ObjectNode part(Target target, Map<String, String> before) {
        String object = "/sobjects/" + target.member().object();
        String address = target.id()
                .map(id -> "/" + id)
                .orElseGet(() -> "/" + Lookup.KEY + "/" + JsonHttp.encoded(target.key()));
        ObjectNode part =
                JsonNodeFactory.instance.objectNode().put("method", "PATCH").put("url", crm.address(object + address));
        ObjectNode fields = Progress.fields(target, crm);
        target.member().fields().properties().forEach(entry -> {
            String made = before.get(entry.getValue().path(Lookup.KEY).asText());
            // by its key a record could only be found that was there before
            if (made != null && fields.has(entry.getKey())) {
                crm.field(target.member().object(), entry.getKey()).ifPresent(field -> {
                    fields.remove(entry.getKey());
                    fields.put(field, made);
                });
            }
        });
        return part.set("body", fields);
    }

    private static void answered(Progress delivery, JsonNode graph) {
        JsonNode parts = graph.path("graphResponse").path("compositeResponse");
        List<Target> targets = delivery.targets();
        if (graph.path("isSuccessful").asBoolean() && parts.size() == targets.size()) {
            for (int i = 0; i < targets.size(); i++) {
                made(delivery, targets.get(i), parts.get(i));
            }
            return;
        }
        int guilty = IntStream.range(0, Math.min(parts.size(), targets.size()))
                .filter(i -> parts.get(i).path("httpStatusCode").asInt() >= 400)
                .filter(i -> !error(parts.get(i)).code().equals(HALTED))
                .findFirst()
                .orElse(0);
        if (parts.path(guilty).path("httpStatusCode").asInt() >= 400) {
            delivery.refused(targets.get(guilty), error(parts.get(guilty)));
        } else {
            delivery.untold(targets.get(guilty));
        }
    }

    private static void made(Progress delivery, Target target, JsonNode part) {
        String id = target.id().orElseGet(() -> part.path("body").path("id").asText());
        if (id.isEmpty()) {
            delivery.untold(target);
        } else {
            delivery.made(target, id);
        }
    }

    private static CrmError error(JsonNode part) {
        return CrmError.ofCall(
                part.path("httpStatusCode").asInt(), part.path("body").toString());
    }
}

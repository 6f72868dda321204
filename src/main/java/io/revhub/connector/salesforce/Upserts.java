package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.salesforce.Form.Target;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Written;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/**
 * Writes the records of many deliveries: by its id where a record is known, else by the hub's key, which makes it if it is
 * not there. What a delivery has several records of is a graph of its own; single records, and what does not fit in a graph,
 * are collections, object by object. Whose record fails, fails alone; what would follow it there is not sent.
 */
final class Upserts {

    static final Written TOO_SLOW = new Written.Later(Duration.ZERO, "The CRM was too slow for the batch.");

    private static final int AT_ONCE = 200;

    private final SalesforceCalls crm;
    private final Graphs graphs;
    private final Duration patience;

    /** @param patience after which no further call is begun */
    Upserts(SalesforceCalls crm, Duration patience) {
        this.crm = crm;
        this.graphs = new Graphs(crm);
        this.patience = patience;
    }

    List<Written> write(List<Delivery> deliveries, Function<Delivery, List<Target>> targets) {
        long until = System.nanoTime() + patience.toNanos();
        List<Progress> all = deliveries.stream()
                .map(delivery -> new Progress(targets.apply(delivery)))
                .toList();
        graphs.write(all.stream().filter(Graphs::take).toList(), until);
        collections(all.stream().filter(delivery -> !Graphs.take(delivery)).toList(), until);
        return all.stream().map(Progress::written).toList();
    }

    private void collections(List<Progress> all, long until) {
        Collection<String> objects = new LinkedHashSet<>();
        all.forEach(progress ->
                progress.targets().forEach(t -> objects.add(t.member().object())));
        for (String object : objects) {
            for (boolean known : new boolean[] {true, false}) {
                List<Item> items = all.stream()
                        .flatMap(progress ->
                                progress.open(object, known).stream().map(target -> new Item(progress, target)))
                        .toList();
                for (int i = 0; i < items.size(); i += AT_ONCE) {
                    send(object, known, items.subList(i, Math.min(items.size(), i + AT_ONCE)), until);
                }
            }
        }
    }

    private void send(String object, boolean known, List<Item> items, long until) {
        if (System.nanoTime() > until) {
            items.forEach(item -> item.progress().fail(TOO_SLOW));
            return;
        }
        try {
            JsonNode answers = crm.patch(
                    "/composite/sobjects" + (known ? "" : "/" + object + "/" + Lookup.KEY), collection(items));
            for (int i = 0; i < items.size(); i++) {
                items.get(i).answered(answers.path(i));
            }
        } catch (CallFailed e) {
            if (items.size() > 1 && Failures.verdict(e) == Failures.Verdict.PARK) {
                int half = items.size() / 2;
                send(object, known, items.subList(0, half), until);
                send(object, known, items.subList(half, items.size()), until);
            } else {
                items.forEach(item ->
                        item.progress().fail(Failures.written(e, item.progress().what())));
            }
        }
    }

    private ObjectNode collection(List<Item> items) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("allOrNone", false);
        items.forEach(item -> body.withArray("records").add(entry(item.target())));
        return body;
    }

    private ObjectNode entry(Target target) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.putObject("attributes").put("type", target.member().object());
        entry.setAll(Progress.fields(target, crm));
        return target.id().map(id -> entry.put("id", id)).orElseGet(() -> entry.put(Lookup.KEY, target.key()));
    }

    private record Item(Progress progress, Target target) {

        void answered(JsonNode answer) {
            if (answer.path("success").asBoolean()) {
                progress.made(target, answer.path("id").asText(target.id().orElse("")));
            } else if (answer.path("errors").isEmpty()) {
                progress.untold(target);
            } else {
                progress.refused(target, CrmError.ofRecord(answer));
            }
        }
    }
}

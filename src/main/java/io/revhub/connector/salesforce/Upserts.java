package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.RestStep;
import io.revhub.connector.salesforce.Form.Target;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/**
 * Writes the records of many deliveries by collections, object by object: by its id where a record is known, else by the
 * hub's key, which makes it if it is not there. Whose record fails, fails alone; what would follow it there is not sent.
 */
final class Upserts {

    private static final int AT_ONCE = 200;

    private final SalesforceCalls crm;
    private final Duration patience;

    /** @param patience after which no further call is begun */
    Upserts(SalesforceCalls crm, Duration patience) {
        this.crm = crm;
        this.patience = patience;
    }

    List<Written> write(List<Delivery> deliveries, Function<Delivery, List<Target>> targets) {
        long until = System.nanoTime() + patience.toNanos();
        List<Progress> all = deliveries.stream()
                .map(delivery -> new Progress(targets.apply(delivery)))
                .toList();
        Collection<String> objects = new LinkedHashSet<>();
        all.forEach(
                progress -> progress.targets.forEach(t -> objects.add(t.member().object())));
        for (String object : objects) {
            for (boolean known : new boolean[] {true, false}) {
                List<Item> items = all.stream()
                        .flatMap(progress -> progress.open(object, known).stream())
                        .toList();
                for (int i = 0; i < items.size(); i += AT_ONCE) {
                    send(object, known, items.subList(i, Math.min(items.size(), i + AT_ONCE)), until);
                }
            }
        }
        return all.stream().map(Progress::written).toList();
    }

    private void send(String object, boolean known, List<Item> items, long until) {
        if (System.nanoTime() > until) {
            items.forEach(item -> item.fail(new Written.Later(Duration.ZERO, "The CRM was too slow for the batch.")));
            return;
        }
        try {
            JsonNode answers = crm.patch(
                    "/composite/sobjects" + (known ? "" : "/" + object + "/" + Lookup.KEY), collection(items, known));
            for (int i = 0; i < items.size(); i++) {
                items.get(i).answered(answers.path(i));
            }
        } catch (CallFailed e) {
            if (items.size() > 1 && Failures.verdict(e) == Failures.Verdict.PARK) {
                int half = items.size() / 2;
                send(object, known, items.subList(0, half), until);
                send(object, known, items.subList(half, items.size()), until);
            } else {
                items.forEach(item -> item.fail(Failures.written(e, item.what())));
            }
        }
    }

    private ObjectNode collection(List<Item> items, boolean known) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("allOrNone", false);
        items.forEach(item -> body.withArray("records").add(entry(item.target(), known)));
        return body;
    }

    private ObjectNode entry(Target target, boolean known) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        String object = target.member().object();
        entry.putObject("attributes").put("type", object);
        entry.setAll(target.member().fields());
        if (!known) {
            return entry.put(Lookup.KEY, target.key());
        }
        // what can only be set at the beginning was set when the record was made
        if (Form.isFirst(target.delivery())) {
            entry.remove(crm.fixedFields(object));
        }
        return entry.put("id", target.id().orElseThrow());
    }

    private record Item(Progress progress, Target target) {

        String what() {
            return RestStep.what(target.delivery());
        }

        void fail(Written failure) {
            progress.fail(failure);
        }

        void answered(JsonNode answer) {
            if (answer.path("success").asBoolean()) {
                String id = answer.path("id").asText(target.id().orElse(""));
                progress.references.add(target.reference(id));
            } else if (answer.path("errors").isEmpty()) {
                fail(new Written.Unknown("The CRM's answer does not tell what became of "
                        + target.member().name()));
            } else {
                CrmError error = CrmError.ofRecord(answer);
                fail(Failures.written(error, what(), target.member().name() + ": " + error.said()));
            }
        }
    }

    /** How far one delivery has come. */
    private static final class Progress {

        private final List<Target> targets;
        private final List<PartReference> references = new ArrayList<>();
        private Written failure;

        Progress(List<Target> targets) {
            this.targets = targets;
        }

        List<Item> open(String object, boolean known) {
            return failure != null
                    ? List.of()
                    : targets.stream()
                            .filter(t -> t.member().object().equals(object) && t.id().isPresent() == known)
                            .map(target -> new Item(this, target))
                            .toList();
        }

        /** The first failure tells how the delivery ends, but what a person has to do goes before what may pass. */
        void fail(Written with) {
            if (failure == null || (failure instanceof Written.Later && !(with instanceof Written.Later))) {
                failure = with;
            }
        }

        Written written() {
            return failure == null ? new Written.Made(references) : failure;
        }
    }
}

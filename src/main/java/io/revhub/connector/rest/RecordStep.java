package io.revhub.connector.rest;

import static io.revhub.connector.http.FailureTable.Meaning.LOOK_UP;
import static io.revhub.connector.http.FailureTable.Meaning.REPEAT;
import static io.revhub.connector.http.FailureTable.Meaning.UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.FailureTable;
import io.revhub.connector.http.FailureTable.Row;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestRecords;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.Objects;

/** One record a document; it is looked for by the known id, or else by the hub's key in {@code externalKey}. */
record RecordStep(String system, RestRecords records) implements RestStep {

    private static final FailureTable FAILURES = new FailureTable(List.of(
            Row.of("401", REPEAT),
            Row.of("429", REPEAT),
            Row.of("503", REPEAT),
            Row.of("409", LOOK_UP),
            Row.park(
                    "404",
                    null,
                    null,
                    "record-gone",
                    "The system does not know the record of the %s any more.",
                    "Look it up there by the id shown here."),
            Row.park(
                    "4xx",
                    null,
                    null,
                    "refused",
                    "The system does not take the %s.",
                    "See the system's own words; mend the data or the mapping, then try again."),
            Row.of("5xx", UNKNOWN)));

    @Override
    public String name() {
        return "record";
    }

    @Override
    public Shown look(Delivery delivery) {
        boolean isKnown = delivery.reference().isPresent();
        Answer answer = records.http()
                .get(
                        isKnown
                                ? records.path(
                                        delivery.reference().orElseThrow().recordId())
                                : records.path() + "?externalKey=" + JsonHttp.encoded(delivery.key()));
        if (!answer.isGood()) {
            return FAILURES.shown(answer, delivery);
        }
        if (isKnown) {
            return shown(answer.body(), delivery);
        }
        JsonNode found = answer.body().path(records.list());
        if (found.size() > 1) {
            return new Shown.Doubtful(new Refusal(
                    "several-records",
                    "The system has several records of the " + RestStep.what(delivery) + ".",
                    "Keep one of them.",
                    found.toString()));
        }
        return found.isEmpty() ? new Shown.Missing() : shown(found.get(0), delivery);
    }

    private Shown shown(JsonNode record, Delivery delivery) {
        List<PartReference> references = references(record);
        boolean same = delivery.mapped().properties().stream()
                .allMatch(field -> Objects.equals(record.get(field.getKey()), field.getValue()));
        return same ? new Shown.Done(references) : new Shown.Existing(references);
    }

    @Override
    public Written write(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            String path = records.path(delivery.reference().get().recordId());
            Answer answer = records.http().send("PATCH", path, delivery.mapped());
            return answer.isGood() ? new Written.Made(List.of()) : FAILURES.written(answer, delivery);
        }
        ObjectNode body = delivery.mapped().deepCopy();
        Answer answer = records.http().post(records.path(), body.put("externalKey", delivery.key()));
        if (!answer.isGood()) {
            return FAILURES.written(answer, delivery);
        }
        return answer.body().hasNonNull("id")
                ? new Written.Made(references(answer.body()))
                : new Written.Unknown("The system did not say which record it made.");
    }

    private List<PartReference> references(JsonNode record) {
        return List.of(PartReference.whole(
                new Reference(system, records.type(), record.path("id").asText())));
    }
}

package io.revhub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.JsonHttp;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A delivery on its way through a sink, step by step, as delivery does it. */
public record TestDelivery(Delivery delivery) {

    /** A document's first delivery. @param form JSON, with ' for " */
    public static TestDelivery of(String type, String number, String system, String form) {
        DocumentId id = DocumentId.ofRecord(type, new Reference("test", type, number));
        Document document =
                new Document(id, type, number, 1, json("{}"), false, null, Instant.parse("2026-04-10T08:00:00Z"));
        ObjectNode mapped = json(form);
        return new TestDelivery(new Delivery(document, system, mapped, mapped, 0, Map.of()));
    }

    /** A later delivery of the same document, which differs from what was brought in these fields. */
    public TestDelivery changed(String form, String changes) {
        return with(json(form), json(changes), delivery.known());
    }

    public String key() {
        return delivery.key();
    }

    public Shown look(SinkStep step) {
        return step.look(List.of(delivery)).get(0);
    }

    public Written write(SinkStep step) {
        return step.write(List.of(delivery)).get(0);
    }

    /** Knows these references as well. */
    public TestDelivery knowing(List<PartReference> references) {
        Map<String, Reference> all = new HashMap<>(delivery.known());
        references.forEach(reference -> all.put(reference.part(), reference.record()));
        return with((ObjectNode) delivery.mapped(), delivery.changes(), all);
    }

    /** Goes through all steps; each must be done or made. */
    public TestDelivery brought(Sink sink) {
        TestDelivery now = this;
        for (SinkStep step : sink.steps()) {
            now = now.after(step);
        }
        return now;
    }

    /** Goes through one step, which must be done or made. */
    public TestDelivery after(SinkStep step) {
        Shown shown = look(step);
        if (shown instanceof Shown.Done done) {
            return knowing(done.references());
        }
        TestDelivery now = shown instanceof Shown.Existing existing ? knowing(existing.references()) : this;
        assertThat(shown).isNotInstanceOf(Shown.Doubtful.class);
        Written written = now.write(step);
        assertThat(written).isInstanceOf(Written.Made.class);
        return now.knowing(((Written.Made) written).references());
    }

    private TestDelivery with(ObjectNode mapped, ObjectNode changes, Map<String, Reference> known) {
        return new TestDelivery(
                new Delivery(delivery.document(), delivery.system(), mapped, changes, 0, Map.copyOf(known)));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonHttp.json(text.replace('\'', '"'));
    }
}

package io.revhub.connector.salesforce;

import com.salesforce.eventbus.protobuf.ConsumerEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;

/** Understands events by their Avro schemas, each of which is fetched once. */
final class EventReader {

    private static final String HEADER = "ChangeEventHeader";

    private final Function<String, String> schemas;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    /** @param schemas fetches a schema by its id */
    EventReader(Function<String, String> schemas) {
        this.schemas = schemas;
    }

    /** @throws NotUnderstood if it is no change event that this hub understands */
    Announcement read(ConsumerEvent event) {
        Schema schema = known.computeIfAbsent(
                event.getEvent().getSchemaId(), id -> new Schema.Parser().parse(schemas.apply(id)));
        try {
            byte[] payload = event.getEvent().getPayload().toByteArray();
            GenericRecord read = new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(payload, null));
            return announcement(read, (GenericRecord) read.get(HEADER));
        } catch (IOException | RuntimeException e) {
            throw new NotUnderstood(e);
        }
    }

    private static Announcement announcement(GenericRecord event, GenericRecord header) {
        List<String> ids = new ArrayList<>();
        ((Iterable<?>) header.get("recordIds")).forEach(id -> ids.add(String.valueOf(id)));
        Map<String, String> parents = new HashMap<>();
        for (Schema.Field field : event.getSchema().getFields()) {
            if (event.get(field.pos()) instanceof CharSequence text) {
                parents.put(field.name(), text.toString());
            }
        }
        return new Announcement(
                String.valueOf(header.get("entityName")),
                ids,
                Instant.ofEpochMilli((Long) header.get("commitTimestamp")),
                parents,
                String.valueOf(header.get("changeType")).equals("GAP_OVERFLOW"));
    }

    /** An event whose bytes do not say what they should. */
    static final class NotUnderstood extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotUnderstood(Throwable cause) {
            super(cause.toString(), cause);
        }
    }
}

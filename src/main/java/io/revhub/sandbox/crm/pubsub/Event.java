package io.revhub.sandbox.crm.pubsub;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.ProducerEvent;
import java.time.Instant;

/**
 * An event on the bus.
 *
 * @param replay its place, rising over all topics
 * @param source the change event's or platform event's name: {@code AccountChangeEvent}, {@code Note__e}
 */
record Event(long replay, Instant at, String source, String id, String schemaId, byte[] payload) {

    ConsumerEvent message() {
        return ConsumerEvent.newBuilder()
                .setReplayId(ReplayId.of(replay))
                .setEvent(ProducerEvent.newBuilder()
                        .setId(id)
                        .setSchemaId(schemaId)
                        .setPayload(ByteString.copyFrom(payload)))
                .build();
    }
}

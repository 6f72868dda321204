package io.revhub.sandbox.crm.pubsub;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/** A place on the bus as clients see it: eight bytes that mean nothing to them. */
final class ReplayId {

    private ReplayId() {}

    static ByteString of(long place) {
        return ByteString.copyFrom(
                ByteBuffer.allocate(Long.BYTES).putLong(place).array());
    }

    /** Empty if these bytes are none. */
    static OptionalLong place(ByteString bytes) {
        return bytes.size() == Long.BYTES
                ? OptionalLong.of(bytes.asReadOnlyByteBuffer().getLong())
                : OptionalLong.empty();
    }
}

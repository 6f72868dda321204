package io.revhub.sandbox.crm;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchResponse;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.protobuf.lite.ProtoLiteUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client's stream of ManagedSubscribe, which puts its messages together number by number, as Salesforce's proto has them. */
final class ManagedStream implements StreamObserver<UnknownFieldSet>, AutoCloseable {

    private static final MethodDescriptor<UnknownFieldSet, UnknownFieldSet> METHOD =
            MethodDescriptor.<UnknownFieldSet, UnknownFieldSet>newBuilder()
                    .setType(MethodType.BIDI_STREAMING)
                    .setFullMethodName("eventbus.v1.PubSub/ManagedSubscribe")
                    .setRequestMarshaller(ProtoLiteUtils.marshaller(UnknownFieldSet.getDefaultInstance()))
                    .setResponseMarshaller(ProtoLiteUtils.marshaller(UnknownFieldSet.getDefaultInstance()))
                    .build();

    final List<UnknownFieldSet> responses = new CopyOnWriteArrayList<>();
    private final StreamObserver<UnknownFieldSet> requests;
    private volatile Throwable failure;
    private volatile boolean completed;

    /** An answer to a commit. @param error its code; 0: none */
    record Committed(String request, ByteString place, long error) {}

    /** By id (1) or developer name (2), for so many events (3). */
    ManagedStream(EventClient client, String id, String developerName, int events) {
        requests = ClientCalls.asyncBidiStreamingCall(client.channel().newCall(METHOD, CallOptions.DEFAULT), this);
        requests.onNext(UnknownFieldSet.newBuilder()
                .addField(1, text(id))
                .addField(2, text(developerName))
                .addField(3, Field.newBuilder().addVarint(events).build())
                .build());
    }

    private static Field text(String text) {
        return Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(text))
                .build();
    }

    /** Commits a place: the request's name (1) and the place (2), in field 5. */
    void commit(String request, ByteString place) {
        UnknownFieldSet commit = UnknownFieldSet.newBuilder()
                .addField(1, text(request))
                .addField(2, Field.newBuilder().addLengthDelimited(place).build())
                .build();
        requests.onNext(UnknownFieldSet.newBuilder()
                .addField(
                        5,
                        Field.newBuilder()
                                .addLengthDelimited(commit.toByteString())
                                .build())
                .build());
    }

    /** What came: the first four fields of an answer are those of Subscribe. */
    List<ConsumerEvent> events() {
        return responses.stream()
                .flatMap(response -> fetched(response).getEventsList().stream())
                .toList();
    }

    static FetchResponse fetched(UnknownFieldSet response) {
        try {
            return FetchResponse.parseFrom(response.toByteString());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    List<Committed> commits() {
        return responses.stream()
                .flatMap(response -> response.getField(5).getLengthDelimitedList().stream())
                .map(ManagedStream::committed)
                .toList();
    }

    private static Committed committed(ByteString bytes) {
        UnknownFieldSet answer = parsed(bytes);
        long error = answer.getField(3).getLengthDelimitedList().stream()
                .mapToLong(part -> parsed(part).getField(1).getVarintList().get(0))
                .sum();
        return new Committed(
                answer.getField(1).getLengthDelimitedList().get(0).toStringUtf8(),
                answer.getField(2).getLengthDelimitedList().get(0),
                error);
    }

    private static UnknownFieldSet parsed(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** The status and the code of the error that ended it; empty: none did. */
    String error() {
        if (failure == null) {
            return "";
        }
        String code = Status.trailersFromThrowable(failure)
                .get(Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER));
        return Status.fromThrowable(failure).getCode() + " " + code;
    }

    @Override
    public void onNext(UnknownFieldSet response) {
        responses.add(response);
    }

    @Override
    public void onError(Throwable why) {
        failure = why;
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    /** Ends it, and waits until the server knows. */
    @Override
    public void close() {
        if (failure == null) {
            requests.onCompleted();
            await().until(() -> completed || failure != null);
        }
    }
}

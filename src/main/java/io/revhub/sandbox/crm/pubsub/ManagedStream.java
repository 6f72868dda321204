package io.revhub.sandbox.crm.pubsub;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.Error;
import io.grpc.stub.StreamObserver;
import io.revhub.sandbox.crm.pubsub.ManagedSubscriptions.Managed;
import io.revhub.sandbox.crm.pubsub.Subscription.Start;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** A stream of ManagedSubscribe: begins at the place that was committed last, and commits others. */
final class ManagedStream implements StreamObserver<DynamicMessage>, Subscription.Client {

    /** Of the proto's later versions: a place that is no longer there. */
    private static final int COMMIT = 2;

    private final PubSubService service;
    private final ManagedSubscriptions managed;
    private final StreamObserver<DynamicMessage> client;
    private final Subscription subscription;
    private String id = "";

    ManagedStream(PubSubService service, ManagedSubscriptions managed, StreamObserver<DynamicMessage> client) {
        this.service = service;
        this.managed = managed;
        this.client = client;
        this.subscription = service.subscription(this);
    }

    @Override
    public void onNext(DynamicMessage request) {
        subscription.during(() -> {
            int events = ManagedMessages.number(request, "num_requested");
            if (id.isEmpty() || events != 0) {
                subscription.ask(events, () -> start(request));
            }
            if (ManagedMessages.has(request, "commit_replay_id_request")) {
                commit((Message) ManagedMessages.value(request, "commit_replay_id_request"));
            }
        });
    }

    private Start start(DynamicMessage request) {
        Managed wanted = managed.find(
                        ManagedMessages.text(request, "subscription_id"),
                        ManagedMessages.text(request, "developer_name"))
                .orElseThrow(BusError.NO_MANAGED::exception);
        if (!wanted.runs()) {
            throw BusError.MANAGED_NOT_RUNNING.exception();
        }
        service.take(wanted.id(), subscription);
        id = wanted.id();
        EventLog log = service.log();
        OptionalLong committed = wanted.committed();
        boolean lost = committed.isPresent() && !log.reaches(committed.getAsLong());
        long place = committed.isPresent() && !lost
                ? committed.getAsLong()
                : wanted.fromEarliest(lost) ? log.earliest() : log.tip();
        return new Start(service.topic(wanted.topic()), place);
    }

    private void commit(Message request) {
        ByteString replayId = ManagedMessages.bytes(request, "replay_id");
        OptionalLong place = ReplayId.place(replayId);
        DynamicMessage.Builder answer = ManagedMessages.of("CommitReplayResponse");
        ManagedMessages.set(answer, "commit_request_id", ManagedMessages.text(request, "commit_request_id"));
        ManagedMessages.set(answer, "replay_id", replayId);
        ManagedMessages.set(answer, "process_time", service.now().toEpochMilli());
        if (place.isPresent() && service.log().reaches(place.getAsLong())) {
            managed.commit(id, place.getAsLong());
        } else {
            ManagedMessages.set(
                    answer,
                    "error",
                    Error.newBuilder()
                            .setCodeValue(COMMIT)
                            .setMsg("The Replay ID validation failed.")
                            .build());
        }
        DynamicMessage.Builder response = response(subscription.place(), subscription.pending());
        client.onNext(
                ManagedMessages.set(response, "commit_response", answer.build()).build());
    }

    /** Ends the stream if an administrator has stopped the subscription, or it is gone. */
    @Override
    public void look() {
        if (!id.isEmpty() && managed.find(id, "").filter(Managed::runs).isEmpty()) {
            subscription.fail(BusError.MANAGED_NOT_RUNNING.exception());
        }
    }

    @Override
    public void send(List<ConsumerEvent> events, long place, int pending) {
        DynamicMessage.Builder response = response(place, pending);
        client.onNext(ManagedMessages.set(response, "events", events).build());
    }

    private static DynamicMessage.Builder response(long place, int pending) {
        DynamicMessage.Builder response = ManagedMessages.of("ManagedFetchResponse");
        ManagedMessages.set(response, "latest_replay_id", ReplayId.of(place));
        ManagedMessages.set(response, "pending_num_requested", pending);
        return ManagedMessages.set(response, "rpc_id", UUID.randomUUID().toString());
    }

    @Override
    public void fail(RuntimeException why) {
        client.onError(why);
    }

    @Override
    public void end() {
        client.onCompleted();
    }

    @Override
    public void onError(Throwable gone) {
        subscription.gone();
    }

    @Override
    public void onCompleted() {
        subscription.end();
    }
}

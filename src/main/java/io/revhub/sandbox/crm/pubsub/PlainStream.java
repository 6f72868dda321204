package io.revhub.sandbox.crm.pubsub;

import com.salesforce.eventbus.protobuf.ConsumerEvent;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import io.grpc.stub.StreamObserver;
import io.revhub.sandbox.crm.pubsub.Subscription.Start;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** A stream of Subscribe: begins where the client says. */
final class PlainStream implements StreamObserver<FetchRequest>, Subscription.Client {

    private final PubSubService service;
    private final StreamObserver<FetchResponse> client;
    private final Subscription subscription;
    private String topic = "";

    PlainStream(PubSubService service, StreamObserver<FetchResponse> client) {
        this.service = service;
        this.client = client;
        this.subscription = service.subscription(this);
    }

    @Override
    public void onNext(FetchRequest request) {
        subscription.during(() -> {
            if (!topic.isEmpty()
                    && !request.getTopicName().isEmpty()
                    && !request.getTopicName().equals(topic)) {
                throw BusError.OTHER_TOPIC.exception();
            }
            subscription.ask(request.getNumRequested(), () -> start(request));
        });
    }

    private Start start(FetchRequest request) {
        Start start = new Start(service.topic(request.getTopicName()), place(request));
        topic = request.getTopicName();
        return start;
    }

    private long place(FetchRequest request) {
        EventLog log = service.log();
        if (request.getReplayPreset() == ReplayPreset.EARLIEST) {
            return log.earliest();
        }
        if (request.getReplayPreset() != ReplayPreset.CUSTOM) {
            return log.tip();
        }
        if (request.getReplayId().isEmpty()) {
            throw BusError.REPLAY_ID.exception();
        }
        OptionalLong wanted = ReplayId.place(request.getReplayId());
        if (wanted.isEmpty()) {
            throw BusError.REPLAY_ID_CORRUPTED.exception();
        }
        if (!log.reaches(wanted.getAsLong())) {
            throw BusError.REPLAY_ID.exception();
        }
        return wanted.getAsLong();
    }

    @Override
    public void send(List<ConsumerEvent> events, long place, int pending) {
        client.onNext(FetchResponse.newBuilder()
                .addAllEvents(events)
                .setLatestReplayId(ReplayId.of(place))
                .setPendingNumRequested(pending)
                .setRpcId(UUID.randomUUID().toString())
                .build());
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

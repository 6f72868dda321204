package io.revhub.sandbox.crm.pubsub;

import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import io.grpc.stub.StreamObserver;
import io.revhub.sandbox.crm.pubsub.Catalogue.Topic;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** One subscriber's stream: sends as many events as were asked for, and a sign of life when there is nothing to send. */
final class Subscription implements StreamObserver<FetchRequest> {

    private static final int MOST = 100;

    private final PubSubService service;
    private final StreamObserver<FetchResponse> client;
    private final String token;
    private final Duration keepAlive;
    private Topic topic;
    private long place;
    private int pending;
    private long lastSent = System.nanoTime();
    private boolean ended;

    Subscription(PubSubService service, StreamObserver<FetchResponse> client, String token, Duration keepAlive) {
        this.service = service;
        this.client = client;
        this.token = token;
        this.keepAlive = keepAlive;
    }

    @Override
    public synchronized void onNext(FetchRequest request) {
        if (ended) {
            return;
        }
        try {
            if (topic == null) {
                Topic wanted = service.topic(request.getTopicName());
                place = start(request);
                topic = wanted;
            }
            if (request.getNumRequested() < 1 || request.getNumRequested() > MOST) {
                throw BusError.REQUESTED_EVENTS.exception();
            }
            pending += request.getNumRequested();
            pump();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private long start(FetchRequest request) {
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

    /** Sends what is there; called again whenever something may have come. */
    synchronized void pump() {
        if (ended || topic == null) {
            return;
        }
        if (!service.isLive(token)) {
            fail(BusError.AUTHENTICATION.exception());
            return;
        }
        // read before the events: one that is revealed in between must not be passed over
        long tip = service.log().tip();
        while (pending > 0) {
            List<Event> events = service.log().after(place, topic.sources(), Math.min(pending, MOST));
            if (events.isEmpty()) {
                break;
            }
            place = events.get(events.size() - 1).replay();
            pending -= events.size();
            send(events);
        }
        if (pending > 0 && System.nanoTime() - lastSent >= keepAlive.toNanos()) {
            place = Math.max(place, tip);
            send(List.of());
        }
    }

    private void send(List<Event> events) {
        lastSent = System.nanoTime();
        client.onNext(FetchResponse.newBuilder()
                .addAllEvents(events.stream().map(Event::message).toList())
                .setLatestReplayId(ReplayId.of(place))
                .setPendingNumRequested(pending)
                .setRpcId(UUID.randomUUID().toString())
                .build());
    }

    /** The server ends the stream as if all were well. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            client.onCompleted();
        }
    }

    synchronized void fail(RuntimeException why) {
        if (!ended) {
            ended = true;
            client.onError(why);
        }
    }

    synchronized boolean isEnded() {
        return ended;
    }

    @Override
    public synchronized void onError(Throwable gone) {
        ended = true;
    }

    @Override
    public void onCompleted() {
        end();
    }
}

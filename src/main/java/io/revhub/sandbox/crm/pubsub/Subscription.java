package io.revhub.sandbox.crm.pubsub;

import com.salesforce.eventbus.protobuf.ConsumerEvent;
import io.revhub.sandbox.crm.pubsub.Catalogue.Topic;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** One subscriber: is sent as many events as were asked for, and a sign of life when there is nothing to send. */
final class Subscription {

    private static final int MOST = 100;

    private final PubSubService service;
    private final Client client;
    private final String token;
    private final Duration keepAlive;
    private Topic topic;
    private long place;
    private int pending;
    private long lastSent = System.nanoTime();
    private boolean ended;
    private boolean mute;

    /** The stream to a subscriber. */
    interface Client {

        /** @param place up to which everything has been sent */
        void send(List<ConsumerEvent> events, long place, int pending);

        void fail(RuntimeException why);

        void end();

        /** Whether it may go on is looked at before each sending. */
        default void look() {}
    }

    /** @param place after which the events are wanted */
    record Start(Topic topic, long place) {}

    Subscription(PubSubService service, Client client, String token, Duration keepAlive) {
        this.service = service;
        this.client = client;
        this.token = token;
        this.keepAlive = keepAlive;
    }

    /** Takes in a request; what it throws ends the stream. */
    synchronized void during(Runnable request) {
        if (ended) {
            return;
        }
        try {
            request.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** So many more events are wanted. @param start where to begin, asked for once */
    synchronized void ask(int events, Supplier<Start> start) {
        if (topic == null) {
            Start first = start.get();
            place = first.place();
            topic = first.topic();
        }
        if (events < 1 || events > MOST) {
            throw BusError.REQUESTED_EVENTS.exception();
        }
        pending += events;
        pump();
    }

    /** Sends what is there; called again whenever something may have come. */
    synchronized void pump() {
        if (ended || mute || topic == null) {
            return;
        }
        if (!service.isLive(token)) {
            fail(BusError.AUTHENTICATION.exception());
            return;
        }
        client.look();
        if (ended) {
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
        client.send(events.stream().map(Event::message).toList(), place, pending);
    }

    synchronized long place() {
        return place;
    }

    synchronized int pending() {
        return pending;
    }

    /** From now on nothing is sent, as if the connection were dead and nobody had noticed. */
    synchronized void mute() {
        mute = true;
    }

    /** The server ends the stream as if all were well. */
    synchronized void end() {
        if (!ended) {
            ended = true;
            client.end();
        }
    }

    synchronized void fail(RuntimeException why) {
        if (!ended) {
            ended = true;
            client.fail(why);
        }
    }

    /** The client has ended it. */
    synchronized void gone() {
        ended = true;
    }

    synchronized boolean isEnded() {
        return ended;
    }
}

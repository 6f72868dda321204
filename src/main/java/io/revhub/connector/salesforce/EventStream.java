package io.revhub.connector.salesforce;

import com.google.protobuf.ByteString;
import com.salesforce.eventbus.protobuf.FetchRequest;
import com.salesforce.eventbus.protobuf.FetchResponse;
import com.salesforce.eventbus.protobuf.PubSubGrpc;
import com.salesforce.eventbus.protobuf.ReplayPreset;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Queue;

/**
 * One subscription, from its first request to its end. What came is kept until it is taken, and no more is asked for before:
 * at most a hundred events wait here.
 */
final class EventStream implements ClientResponseObserver<FetchRequest, FetchResponse> {

    private static final int AT_ONCE = 100;

    private final Runnable news;
    private final Queue<FetchResponse> waiting = new ArrayDeque<>();
    private ClientCallStreamObserver<FetchRequest> requests;
    private long lastSign = System.nanoTime();
    private boolean answered;
    private Status end;
    private Throwable why;

    /** @param news called, from another thread, when something came or the stream has ended */
    EventStream(Runnable news) {
        this.news = news;
    }

    void open(PubSubGrpc.PubSubStub calls, String topic, EventPosition from) {
        FetchRequest.Builder first =
                FetchRequest.newBuilder().setTopicName(topic).setNumRequested(AT_ONCE);
        if (from.replay() != null) {
            first.setReplayPreset(ReplayPreset.CUSTOM)
                    .setReplayId(ByteString.copyFrom(Base64.getDecoder().decode(from.replay())));
        } else {
            first.setReplayPreset(from.earliest() ? ReplayPreset.EARLIEST : ReplayPreset.LATEST);
        }
        calls.subscribe(this).onNext(first.build());
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<FetchRequest> stream) {
        requests = stream;
    }

    @Override
    public void onNext(FetchResponse response) {
        synchronized (this) {
            waiting.add(response);
            lastSign = System.nanoTime();
            answered = true;
        }
        news.run();
    }

    @Override
    public void onError(Throwable failure) {
        ended(Status.fromThrowable(failure), failure);
    }

    /** The server may end a stream without an error at any time: that, too, is an end. */
    @Override
    public void onCompleted() {
        ended(Status.OK, null);
    }

    private void ended(Status status, Throwable failure) {
        synchronized (this) {
            end = status;
            why = failure;
        }
        news.run();
    }

    /** The next response, which stays the next until it is taken; null: none has come. */
    synchronized FetchResponse peek() {
        return waiting.peek();
    }

    /** The response has been dealt with: the stream may bring as many events more. */
    synchronized void taken() {
        FetchResponse response = waiting.remove();
        int outstanding = response.getPendingNumRequested();
        if (waiting.isEmpty() && end == null && outstanding < AT_ONCE) {
            requests.onNext(FetchRequest.newBuilder()
                    .setNumRequested(AT_ONCE - outstanding)
                    .build());
        }
    }

    /** How it ended; null: it has not, or not everything was taken. */
    synchronized Status end() {
        return waiting.isEmpty() ? end : null;
    }

    synchronized Throwable why() {
        return why;
    }

    synchronized boolean hasAnswered() {
        return answered;
    }

    synchronized long silentNanos() {
        return System.nanoTime() - lastSign;
    }

    void cancel() {
        if (requests != null) {
            requests.cancel("no longer wanted", null);
        }
    }
}

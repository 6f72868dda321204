package io.revhub.connector.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Passes a body on until it has become too large; then gives it up, and its connection with it. */
final class BoundedBody<T> implements BodySubscriber<T> {

    private final BodySubscriber<T> next;
    private final long largest;
    private Subscription subscription;
    private long seen;
    private boolean over;

    BoundedBody(BodySubscriber<T> next, long largest) {
        this.next = next;
        this.largest = largest;
    }

    @Override
    public CompletionStage<T> getBody() {
        return next.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        next.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (over) {
            return;
        }
        seen += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (seen > largest) {
            over = true;
            subscription.cancel();
            next.onError(new IOException(
                    "The answer is larger than " + largest + " bytes (the system's option largest-answer)"));
        } else {
            next.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (!over) {
            next.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!over) {
            next.onComplete();
        }
    }
}

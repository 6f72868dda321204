package io.revhub.connector.http;

import io.revhub.connector.Systems.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The client of one system: connections are kept and used again, come about within its connect time-out, and are at most as many
 * as its settings say. A call that finds them all busy for as long as a connection may take is a {@link ConnectException}: it was
 * not sent. An answer that is longer than the settings say is cut off, whatever it claims to be, and is an {@link IOException}.
 */
public final class BoundedClient extends Delegating {

    private final long largest;
    private final Semaphore connections;
    private final Duration patience;

    public BoundedClient(Settings settings) {
        super(HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build());
        this.largest = settings.largestAnswer();
        this.connections = new Semaphore(settings.connections());
        this.patience = settings.connectTimeout();
    }

    private void begin() throws IOException, InterruptedException {
        if (!connections.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new ConnectException("All connections to the system were busy for " + patience.toSeconds() + " s");
        }
    }

    private <T> CompletableFuture<HttpResponse<T>> beginning(Supplier<CompletableFuture<HttpResponse<T>>> call) {
        try {
            begin();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(new ConnectException("Interrupted before the call was sent"));
        }
        CompletableFuture<HttpResponse<T>> answer = call.get();
        answer.whenComplete((done, failure) -> connections.release());
        // not what follows it: only the call itself can be called off
        return answer;
    }

    private <T> BodyHandler<T> bounded(BodyHandler<T> handler) {
        return answer -> new BoundedBody<>(handler.apply(answer), largest);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        begin();
        try {
            return client().send(request, bounded(handler));
        } finally {
            connections.release();
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return beginning(() -> client().sendAsync(request, bounded(handler)));
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
        return beginning(() -> client().sendAsync(request, bounded(handler), pushes));
    }
}

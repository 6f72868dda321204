package io.revhub.connector.http;

import io.revhub.connector.Systems;
import io.revhub.connector.Systems.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One client for all that speaks to systems: which connections a call uses goes by its address, so that whatever calls a system
 * shares its connections, and one that hangs takes none from the others.
 */
final class SystemsClient extends Delegating {

    private final Systems systems;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    SystemsClient(Systems systems) {
        super(asIfNothingWereSaid());
        this.systems = systems;
    }

    private static HttpClient asIfNothingWereSaid() {
        return new BoundedClient(new Settings(URI.create(""), null, null, null));
    }

    private HttpClient of(HttpRequest request) {
        return clients.computeIfAbsent(request.uri().getAuthority(), this::made);
    }

    /** An address beside the systems' is a payment provider's, for example. */
    private HttpClient made(String authority) {
        return systems.systems().values().stream()
                .filter(settings -> settings.address() != null
                        && authority.equals(settings.address().getAuthority()))
                .findFirst()
                .<HttpClient>map(BoundedClient::new)
                .orElseGet(SystemsClient::asIfNothingWereSaid);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return of(request).send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return of(request).sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
        return of(request).sendAsync(request, handler, pushes);
    }
}

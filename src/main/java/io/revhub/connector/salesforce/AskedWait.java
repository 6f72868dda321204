package io.revhub.connector.salesforce;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.component.salesforce.SalesforceHttpClient;
import org.eclipse.jetty.client.Response;

/**
 * How long Salesforce has asked to be left alone (Retry-After, in seconds). Camel's component hands on only the headers that
 * begin with Sforce, so its HTTP client is listened to. It concerns all calls, whichever was told,
 * and is over when one succeeds. Thread-safe.
 */
final class AskedWait {

    private static final int ERRORS_FROM = 400;

    private final AtomicReference<Long> until = new AtomicReference<>();

    void listenTo(SalesforceHttpClient client) {
        client.getRequestListeners().addQueuedListener(request -> request.onResponseHeaders(this::heard));
    }

    private void heard(Response response) {
        if (response.getStatus() < ERRORS_FROM) {
            until.set(null);
            return;
        }
        String seconds = response.getHeaders().get("Retry-After");
        if (seconds != null && seconds.strip().matches("\\d{1,6}")) {
            long wait = Duration.ofSeconds(Long.parseLong(seconds.strip())).toNanos();
            until.set(System.nanoTime() + wait);
        }
    }

    /** What is left of it, in whole seconds; empty if nothing was asked for, or the time is over. */
    Optional<Duration> left() {
        Long end = until.get();
        long nanos = end == null ? 0 : end - System.nanoTime();
        return nanos <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
    }
}

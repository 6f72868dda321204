package io.revhub.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a system sends to its listeners by HTTP, in the background: after the transaction that it was added in has
 * committed, again after growing pauses until it is answered with 2xx, and across restarts. It is dropped after the last
 * try, and no order is kept.
 */
public final class Outbox implements AutoCloseable {

    private static final String TYPE = "outbox";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Records records;
    private final Faults faults;
    private final List<Duration> pauses;
    private final Queue<String> held = new ConcurrentLinkedQueue<>();
    private final Function<Letter, Map<String, String>> headers;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sandbox-outbox");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param id the same at every try
     * @param body JSON
     */
    public record Letter(String id, URI to, String body) {}

    /**
     * Sends on what an earlier run has left.
     *
     * @param faults may lose, double, delay and reorder what is added
     * @param pauses how long to wait before each further try; as many tries follow the first
     * @param headers the headers of one try, asked for at each
     */
    public Outbox(
            Records records, Faults faults, List<Duration> pauses, Function<Letter, Map<String, String>> headers) {
        this.records = records;
        this.faults = faults;
        this.pauses = pauses;
        this.headers = headers;
        records.all(TYPE).forEach(left -> sendAfter(left.get("id").textValue(), Duration.ZERO));
    }

    public void add(String id, URI to, String body) {
        ObjectNode letter = JsonNodeFactory.instance.objectNode();
        letter.put("id", id).put("to", to.toString()).put("body", body).put("tries", 0);
        records.put(TYPE, id, letter);
        afterCommit(() -> begin(id, faults.met(to.toString(), body)));
    }

    private void begin(String id, Optional<Faults.Hit> fault) {
        if (fault.isEmpty()) {
            sendAfter(id, Duration.ZERO);
            return;
        }
        Duration time = Duration.ofMillis(fault.get().millis());
        switch (fault.get().kind()) {
            case LOST -> records.remove(TYPE, id);
            case DOUBLED -> {
                send(id);
                send(id);
            }
            case REORDERED -> {
                held.add(id);
                timer.schedule(this::release, time.toMillis(), TimeUnit.MILLISECONDS);
            }
            default -> sendAfter(id, time);
        }
    }

    /** Lets go what was to be overtaken. */
    private void release() {
        for (String id = held.poll(); id != null; id = held.poll()) {
            send(id);
        }
    }

    public void add(URI to, String body) {
        add(UUID.randomUUID().toString(), to, body);
    }

    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private void sendAfter(String id, Duration pause) {
        timer.schedule(() -> send(id), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void send(String id) {
        records.find(TYPE, id)
                .ifPresent(stored -> client.sendAsync(request(stored), HttpResponse.BodyHandlers.discarding())
                        .whenComplete((answer, failure) ->
                                settle(stored, failure == null && answer.statusCode() / 100 == 2)));
    }

    private HttpRequest request(ObjectNode stored) {
        Letter letter = new Letter(
                stored.get("id").textValue(),
                URI.create(stored.get("to").textValue()),
                stored.get("body").textValue());
        HttpRequest.Builder request = HttpRequest.newBuilder(letter.to())
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json");
        headers.apply(letter).forEach(request::header);
        return request.POST(HttpRequest.BodyPublishers.ofString(letter.body())).build();
    }

    private void settle(ObjectNode stored, boolean arrived) {
        String id = stored.get("id").textValue();
        int tries = stored.get("tries").intValue();
        if (arrived || tries == pauses.size()) {
            records.remove(TYPE, id);
        } else {
            records.put(TYPE, id, stored.put("tries", tries + 1));
            sendAfter(id, pauses.get(tries));
        }
        release();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

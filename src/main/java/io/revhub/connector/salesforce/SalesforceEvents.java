package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.salesforce.eventbus.protobuf.FetchResponse;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.http.JsonHttp;
import io.revhub.intake.CatchUp;
import io.revhub.intake.ReadFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a topic of the Pub/Sub API. Pages are handed out one at a time and again until their position comes back, so
 * that no event is passed over; wherever events may be missing, the position says since when, and the records that changed
 * since then are found by query before the stream goes on.
 */
final class SalesforceEvents implements CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(SalesforceEvents.class);
    private static final Metadata.Key<String> CODE = Metadata.Key.of("error-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final String REPLAY_ID = ".replayid.";
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Settings settings;
    private final EventSettings subscription;
    private final Connection connection;
    private final Clock clock;
    private final Consumer<String> journal;
    private final Semaphore news = new Semaphore(0);
    private final EventHints hints;
    private final EventReader reader;
    private final Map<String, SalesforceCatchUp> catchUps;
    private EventChannel channel;
    private EventStream stream;
    private Session session;
    private Issued issued;
    private Duration pause = Duration.ZERO;
    private long notBefore = System.nanoTime();

    /** A page of the stream that was handed out, and the position that it was handed out for. */
    private record Issued(String before, Page page) {}

    /** @param journal is told in a sentence when events were lost and how that is made good */
    SalesforceEvents(
            Settings settings,
            EventSettings subscription,
            Connection connection,
            SalesforceCalls crm,
            Clock clock,
            Consumer<String> journal) {
        this.settings = settings;
        this.subscription = subscription;
        this.connection = connection;
        this.clock = clock;
        this.journal = journal;
        this.reader = new EventReader(id -> channel.schema(session, id));
        this.hints = new EventHints(subscription, reader, crm);
        this.catchUps = EventHints.catchUps(subscription, crm);
    }

    @Override
    public synchronized Page next(Optional<String> position) {
        if (position.isEmpty()) {
            return quiet(EventPosition.start(subscription.startFrom(), clock.instant(), catchUps.keySet()), true);
        }
        if (issued != null
                && issued.before().equals(position.get())
                && !issued.page().position().equals(position.get())) {
            return issued.page();
        }
        acknowledge(position.get());
        EventPosition at = EventPosition.parse(position.get());
        return at.isRecovering() ? recover(at) : listen(at);
    }

    private void acknowledge(String position) {
        if (issued != null && stream != null) {
            if (issued.page().position().equals(position)) {
                stream.taken();
            } else {
                // somebody has set the position: the stream is for another one
                disconnect();
            }
        }
        issued = null;
    }

    private Page recover(EventPosition at) {
        Map.Entry<String, JsonNode> next = at.recover().entrySet().iterator().next();
        String object = next.getKey();
        SalesforceCatchUp catchUp = catchUps.get(object);
        if (catchUp == null) {
            return quiet(at.recovered(object, null), true);
        }
        Page page = catchUp.next(Optional.of(EventHints.begun(catchUp, next.getValue())));
        EventPosition after = at.recovered(object, page.more() ? JsonHttp.json(page.position()) : null);
        return new Page(page.hints(), after.text(), true);
    }

    private Page listen(EventPosition at) {
        if (stream == null) {
            if (System.nanoTime() < notBefore) {
                return quiet(at, false);
            }
            connect(at);
        }
        FetchResponse response = stream.peek();
        if (response != null) {
            return heard(at, response);
        }
        Status end = stream.end();
        if (end != null) {
            return ended(at, end);
        }
        if (stream.silentNanos() > subscription.silence().toNanos()) {
            LOG.warn("{}: no sign of life for {}, connecting anew", subscription.topic(), subscription.silence());
            disconnect();
        }
        return quiet(at, false);
    }

    private void connect(EventPosition at) {
        try {
            session = connection.session();
        } catch (CallFailed e) {
            throw Failures.readFailed(e);
        }
        if (channel == null) {
            channel = new EventChannel(settings);
        }
        stream = new EventStream(news::release);
        stream.open(channel.calls(session), subscription.topic(), at);
    }

    private Page heard(EventPosition at, FetchResponse response) {
        pause = Duration.ZERO;
        EventHints.Heard heard = hintsOf(response);
        String place =
                Base64.getEncoder().encodeToString(response.getLatestReplayId().toByteArray());
        Instant time = heard.latest() == null ? clock.instant() : heard.latest();
        EventPosition after = at.at(place, time);
        if (at.replay() == null && !at.earliest()) {
            // what was told between the known time and this first answer nobody heard
            after = after.recovering(catchUps.keySet(), at.known());
        }
        if (!heard.lost().isEmpty()) {
            Instant since = EventHints.before(heard, at.known());
            journal.accept("Events of " + String.join(", ", heard.lost()) + " on " + subscription.topic()
                    + " name no records; what changed since " + since + " is found by query.");
            after = after.recovering(heard.lost(), since);
        }
        Page page = new Page(heard.hints(), after.text(), true);
        issued = new Issued(at.text(), page);
        return page;
    }

    private EventHints.Heard hintsOf(FetchResponse response) {
        try {
            return hints.of(response.getEventsList());
        } catch (StatusRuntimeException e) {
            // the stream begins again where it was, with these events
            disconnect();
            if (e.getStatus().getCode() == Status.Code.UNAUTHENTICATED) {
                renew(session);
            }
            throw new ReadFailed("The CRM does not tell an event's schema: " + e.getStatus(), null, e);
        }
    }

    private Page ended(EventPosition at, Status end) {
        String code = code(stream.why());
        boolean lived = stream.hasAnswered();
        Session ours = session;
        disconnect();
        if (end.getCode() == Status.Code.INVALID_ARGUMENT && code.contains(REPLAY_ID)) {
            return placeLost(at, code);
        }
        if (!end.isOk()) {
            LOG.warn("{}: the stream ended: {} {}", subscription.topic(), end, code);
        }
        if (end.getCode() == Status.Code.UNAUTHENTICATED) {
            renew(ours);
        }
        waitLonger(lived);
        return quiet(at, false);
    }

    private Page placeLost(EventPosition at, String code) {
        Instant now = clock.instant();
        journal.accept("The place in " + subscription.topic() + " is no longer known to the CRM (" + code
                + "); what changed between " + at.known() + " and " + now
                + " is found by query, then the stream begins anew.");
        return quiet(at.lost(now).recovering(catchUps.keySet(), at.known()), true);
    }

    private void renew(Session ended) {
        try {
            connection.renew(ended);
        } catch (CallFailed e) {
            throw Failures.readFailed(e);
        }
    }

    private void waitLonger(boolean lived) {
        notBefore = System.nanoTime() + (lived ? 0 : pause.toNanos());
        Duration longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static String code(Throwable why) {
        Metadata trailers = why == null ? null : Status.trailersFromThrowable(why);
        String code = trailers == null ? null : trailers.get(CODE);
        return code == null ? "" : code;
    }

    private static Page quiet(EventPosition at, boolean more) {
        return new Page(List.of(), at.text(), more);
    }

    private void disconnect() {
        if (stream != null) {
            stream.cancel();
            stream = null;
        }
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
        if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    @Override
    public synchronized void close() {
        disconnect();
        issued = null;
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}

package io.revhub.connector.salesforce;

import static org.awaitility.Awaitility.await;

import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Listens as a route does: a position is kept when its page has been dealt with. */
final class Listener implements AutoCloseable {

    final List<Hint> heard = new ArrayList<>();
    final List<String> journal = new ArrayList<>();
    Optional<String> position = Optional.empty();
    private final CatchUp events;

    Listener(TestCrm crm, Map<String, String> parameters) {
        events = crm.events(parameters, journal);
    }

    void round() {
        CatchUp.Page page = events.next(position);
        heard.addAll(page.hints());
        position = Optional.of(page.position());
        pause(page);
    }

    /** A round whose route fails. @return what the route was given */
    List<Hint> failingRound() {
        CatchUp.Page page = events.next(position);
        pause(page);
        return page.hints();
    }

    private void pause(CatchUp.Page page) {
        try {
            if (!page.more()) {
                events.await(Duration.ofMillis(100));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void until(BooleanSupplier condition) {
        await().pollInSameThread().pollInterval(Duration.ofMillis(1)).until(() -> {
            round();
            return condition.getAsBoolean();
        });
    }

    void untilHeard(Hint hint) {
        until(() -> heard.contains(hint));
    }

    /** Until a place is known and nothing is missing. */
    Listener untilReady() {
        until(() -> position.map(EventPosition::parse)
                .filter(at -> at.replay() != null && !at.isRecovering())
                .isPresent());
        heard.clear();
        return this;
    }

    @Override
    public void close() {
        events.close();
    }
}

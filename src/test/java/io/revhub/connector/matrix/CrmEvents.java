package io.revhub.connector.matrix;

import static org.awaitility.Awaitility.await;

import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.sandbox.SystemClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The CRM's change events; what becomes of their stream is not the matter of its other calls. */
record CrmEvents(Ground ground, Supplier<Hint> account) implements Operation {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Far shorter than the stream's keep-alive, or it would never be quiet three times between two of them. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private static final Map<Trouble, String> FAULTS = Map.of(
            Trouble.OUTAGE, "/_sandbox/events/break-streams",
            Trouble.EXPIRED, "/_sandbox/expire-tokens",
            Trouble.LOST, "/_sandbox/events/drop",
            Trouble.DOUBLED, "/_sandbox/events/repeat",
            Trouble.GONE, "/_sandbox/events/expire-replay-ids");

    @Override
    public String kamelet() {
        return "salesforce-pubsub-source";
    }

    @Override
    public String what() {
        return "Account";
    }

    @Override
    public String system() {
        return "crm";
    }

    @Override
    public Stream<Trouble> troubles() {
        return FAULTS.keySet().stream();
    }

    @Override
    public boolean meets(Ground on, Trouble trouble, Runnable tries) {
        tries.run();
        return true;
    }

    @Override
    public Trial prepare(Connectors connectors, Trouble trouble) {
        Listening listening = new Listening(
                connectors.catchUp(kamelet(), system(), Map.of("topic", "/data/ChangeEvents", "objects", "Account")));
        listening.until(listening::isReady);
        SystemClient crm = ground.client(system(), Map.of());
        Calls.CatchUpTrial asked = new Calls.CatchUpTrial(
                connectors.catchUp("salesforce-catch-up-source", system(), Map.of("object", "Account")));
        return new Trial() {
            private Hint expected;

            @Override
            public Ending attempt() {
                if (trouble == Trouble.GONE) {
                    // its place is looked for when it is opened anew
                    listening.catchUp.close();
                }
                boolean gone = trouble == Trouble.GONE;
                expected = gone ? account.get() : null;
                if (trouble != null) {
                    crm.post(FAULTS.get(trouble), null);
                }
                expected = gone ? expected : account.get();
                Hint next = account.get();
                if (trouble == Trouble.LOST) {
                    listening.until(() -> listening.heard.contains(next));
                    asked.expecting(expected).attempt();
                    listening.catchUp.close();
                    return new Ending.Done("by catch-up");
                }
                listening.until(() -> listening.heard.contains(expected));
                listening.catchUp.close();
                return new Ending.Done(gone ? "by query" : "");
            }

            @Override
            public Object result() {
                boolean found = asked.expecting(expected).result().equals("found");
                return listening.heard.contains(expected) || found ? "heard" : "not heard: " + expected;
            }
        };
    }

    /** As a route listens: a position is kept when its page has been dealt with. */
    private static final class Listening {

        private final CatchUp catchUp;
        private final Set<Hint> heard = new HashSet<>();
        private Optional<String> position = Optional.empty();
        private int quiet;

        Listening(CatchUp catchUp) {
            this.catchUp = catchUp;
        }

        /** It has begun, and has nothing to make good. */
        boolean isReady() {
            return quiet > 2
                    && position.filter(at -> at.contains("\"replay\":\"")).isPresent();
        }

        void until(BooleanSupplier condition) {
            await().atMost(PATIENCE)
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        round();
                        return condition.getAsBoolean();
                    });
        }

        private void round() throws InterruptedException {
            try {
                CatchUp.Page page = catchUp.next(position);
                heard.addAll(page.hints());
                position = Optional.of(page.position());
                quiet = page.more() ? 0 : quiet + 1;
                if (!page.more()) {
                    catchUp.await(PAUSE);
                }
            } catch (ReadFailed again) {
                quiet = 0;
            }
        }
    }
}

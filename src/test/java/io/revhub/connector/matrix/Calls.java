package io.revhub.connector.matrix;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Rows of operations that call a system: sinks, readers, catch-up queries. */
final class Calls {

    private Calls() {}

    /** @param deliveries new ones each time; what they need is there */
    record Writing(String kamelet, String what, String system, Supplier<List<TestDelivery>> deliveries)
            implements Operation {

        /** What only takes time takes it with one as well as with many. */
        @Override
        public Stream<Trouble> troubles() {
            return Trouble.ofCalls()
                    .filter(trouble ->
                            !what.equals("three") || (trouble != Trouble.LATENCY && trouble != Trouble.SLOW));
        }

        @Override
        public boolean writes() {
            return true;
        }

        @Override
        public Trial prepare(Connectors connectors, Trouble trouble) {
            return new SinkTrial(
                    connectors.sink(kamelet, system, Map.of()), deliveries.get(), () -> connectors.isQuiet(system));
        }
    }

    /** @param ids of records that are there; the same each time */
    record Reading(
            String kamelet, String what, String system, Map<String, String> parameters, Supplier<List<String>> ids)
            implements Operation {

        @Override
        public Stream<Trouble> troubles() {
            return Trouble.ofCalls();
        }

        @Override
        public Trial prepare(Connectors connectors, Trouble trouble) {
            return new ReadTrial(connectors.reader(kamelet, system, parameters), ids.get());
        }
    }

    private static final class ReadTrial implements Operation.Trial {

        private final Reader reader;
        private final List<String> ids;
        private Map<String, JsonNode> found;

        ReadTrial(Reader reader, List<String> ids) {
            this.reader = reader;
            this.ids = ids;
        }

        @Override
        public Ending attempt() {
            try {
                found = reader.read(ids);
                return new Ending.Done("");
            } catch (ReadFailed e) {
                return new Ending.Again(e.getMessage(), e.after());
            }
        }

        @Override
        public Object result() {
            return found.keySet().containsAll(ids)
                    ? found.toString().replaceAll("\"asOf\":\"[^\"]*\"", "")
                    : "absent: " + ids;
        }
    }

    /** @param make makes a record that is to be found */
    record CatchingUp(String kamelet, String what, String system, Map<String, String> parameters, Supplier<Hint> make)
            implements Operation {

        @Override
        public Stream<Trouble> troubles() {
            return Trouble.ofCalls();
        }

        @Override
        public Trial prepare(Connectors connectors, Trouble trouble) {
            CatchUpTrial trial = new CatchUpTrial(connectors.catchUp(kamelet, system, parameters));
            // until it has seen all that others have made
            await().until(() -> trial.attempt() instanceof Ending.Done);
            return trial.expecting(make.get());
        }
    }

    /** Goes on from the last position that was good. */
    static final class CatchUpTrial implements Operation.Trial {

        private final CatchUp catchUp;
        private final Set<Hint> hints = new HashSet<>();
        private Optional<String> position = Optional.empty();
        private Hint expected;

        CatchUpTrial(CatchUp catchUp) {
            this.catchUp = catchUp;
        }

        CatchUpTrial expecting(Hint hint) {
            expected = hint;
            return this;
        }

        @Override
        public Ending attempt() {
            try {
                CatchUp.Page page;
                do {
                    page = catchUp.next(position);
                    hints.addAll(page.hints());
                    position = Optional.of(page.position());
                } while (page.more());
                return new Ending.Done("");
            } catch (ReadFailed e) {
                return new Ending.Again(e.getMessage(), e.after());
            }
        }

        @Override
        public Object result() {
            return hints.contains(expected) ? "found" : "not found: " + expected;
        }
    }
}

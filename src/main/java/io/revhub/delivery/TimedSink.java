package io.revhub.delivery;

import io.revhub.route.CallTimes;
import java.time.Duration;
import java.util.List;

/** A sink whose looks and writes are measured, step by step. */
record TimedSink(Sink sink, CallTimes times) implements Sink {

    @Override
    public List<SinkStep> steps() {
        return sink.steps().stream()
                .<SinkStep>map(step -> new Timed(step, times))
                .toList();
    }

    @Override
    public Duration deadline() {
        return sink.deadline();
    }

    @Override
    public Duration settle() {
        return sink.settle();
    }

    private record Timed(SinkStep step, CallTimes times) implements SinkStep {

        @Override
        public String name() {
            return step.name();
        }

        @Override
        public List<Shown> look(List<Delivery> deliveries) {
            return times.of(step.name() + ", look", () -> step.look(deliveries));
        }

        @Override
        public List<Written> write(List<Delivery> deliveries) {
            return times.of(step.name() + ", write", () -> step.write(deliveries));
        }
    }
}

package io.revhub.connector.s4;

import io.revhub.connector.Systems.Settings;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import java.time.Duration;
import java.util.List;

/** A sink of one step. */
record OneStep(SinkStep step, Settings settings) implements Sink {

    private static final int CALLS = 20;

    /** After how long a step begins no further member; the rest of the deadline is for the member that is being brought. */
    static Duration enough(Settings settings) {
        return settings.timeout().multipliedBy(CALLS / 2);
    }

    @Override
    public List<SinkStep> steps() {
        return List.of(step);
    }

    @Override
    public Duration deadline() {
        return settings.timeout().multipliedBy(CALLS);
    }

    @Override
    public Duration settle() {
        return settings.settle();
    }
}

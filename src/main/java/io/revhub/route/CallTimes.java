package io.revhub.route;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * How long the systems take: the timer {@code revhub.calls} for each system, kind and operation, and whether it failed. What
 * is measured is what a route asks for at once, in however many calls the connector makes of it. Thread-safe.
 */
public final class CallTimes {

    private static final String NAME = "revhub.calls";

    private final CamelContext camel;
    private final String system;
    private final String kind;

    /** @param system null: none was named */
    public CallTimes(CamelContext camel, String system, String kind) {
        this.camel = camel;
        this.system = system == null ? "" : system;
        this.kind = kind;
    }

    /** Calls, and measures; without a registry it only calls. */
    public <T> T of(String operation, Supplier<T> call) {
        MeterRegistry meters = camel.getRegistry().findByType(MeterRegistry.class).stream()
                .findFirst()
                .orElse(null);
        if (meters == null) {
            return call.get();
        }
        Timer.Sample sample = Timer.start(meters);
        String ended = "failed";
        try {
            T answer = call.get();
            ended = "answered";
            return answer;
        } finally {
            sample.stop(Timer.builder(NAME)
                    .description("How long a system took for what was asked of it at once")
                    .tags("system", system, "kind", kind, "operation", operation, "ended", ended)
                    .publishPercentileHistogram()
                    .register(meters));
        }
    }
}

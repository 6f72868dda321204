package io.revhub.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class CallTimesTest {

    private final CamelContext camel = new DefaultCamelContext();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final CallTimes times = new CallTimes(camel, "erp", "s4-product");

    @Test
    void whatWasAnsweredAndWhatFailedIsMeasuredApartForEachSystemAndOperation() {
        camel.getRegistry().bind("meters", meters);

        assertThat(times.of("product, look", () -> "there")).isEqualTo("there");
        times.of("product, look", () -> "there");
        assertThatThrownBy(() -> times.of("product, look", () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");

        assertThat(count("answered")).isEqualTo(2);
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void withoutARegistryItIsOnlyCalled() {
        assertThat(times.of("read", () -> "there")).isEqualTo("there");
    }

    private long count(String ended) {
        return meters.get("revhub.calls")
                .tags("system", "erp", "kind", "s4-product", "operation", "product, look", "ended", ended)
                .timer()
                .count();
    }
}

package io.revhub.connector.http;

import io.revhub.connector.Systems;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A sink that makes its calls one by one, each member of a batch failing alone. No call begins after one time-out has passed
 * since the batch began, so the whole batch ends within two; who had no turn comes later.
 */
public record RestSink(Systems.Settings settings, List<RestStep> each) implements Sink {

    @Override
    public List<SinkStep> steps() {
        return each.stream()
                .<SinkStep>map(step -> new InTurn(step, settings.timeout()))
                .toList();
    }

    @Override
    public Duration deadline() {
        return settings.timeout().multipliedBy(2);
    }

    @Override
    public Duration settle() {
        return settings.settle();
    }

    private record InTurn(RestStep step, Duration timeout) implements SinkStep {

        @Override
        public String name() {
            return step.name();
        }

        @Override
        public List<Shown> look(List<Delivery> deliveries) {
            return deliveries.stream().map(this::look).toList();
        }

        private Shown look(Delivery delivery) {
            try {
                return step.look(delivery);
            } catch (IllegalArgumentException e) {
                return new Shown.Doubtful(incomplete(delivery, e));
            }
        }

        @Override
        public List<Written> write(List<Delivery> deliveries) {
            long begun = System.nanoTime();
            List<Written> written = new ArrayList<>();
            for (Delivery delivery : deliveries) {
                boolean late = System.nanoTime() - begun > timeout.toNanos();
                written.add(
                        late
                                ? new Written.Later(Duration.ZERO, "The system was too slow for the whole batch.")
                                : write(delivery));
            }
            return written;
        }

        private Written write(Delivery delivery) {
            try {
                return step.write(delivery);
            } catch (UncheckedIOException e) {
                return e.getCause() instanceof ConnectException
                        ? new Written.Later(
                                null, "No connection: " + e.getCause().getMessage())
                        : new Written.Unknown(String.valueOf(e.getCause().getMessage()));
            } catch (IllegalArgumentException e) {
                return new Written.Refused(incomplete(delivery, e));
            }
        }

        private static Refusal incomplete(Delivery delivery, IllegalArgumentException e) {
            return new Refusal(
                    "form-incomplete",
                    "The " + RestStep.what(delivery) + " cannot be sent to the " + delivery.system()
                            + " in the form that its" + " mapping made: " + e.getMessage() + ".",
                    "Mend the data or the mapping, then try again.",
                    null);
        }
    }
}

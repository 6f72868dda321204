package io.revhub.delivery;

import io.revhub.route.SourceEndpoint;
import io.revhub.route.Worker;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;

final class DeliveriesEndpoint extends SourceEndpoint {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final String document;
    private final String system;
    private final int atMost;
    private final int workers;

    DeliveriesEndpoint(
            String uri, DeliveriesComponent component, String document, String system, int atMost, int workers) {
        super(uri, component);
        this.document = document;
        this.system = system;
        this.atMost = atMost;
        this.workers = workers;
    }

    @Override
    protected Consumer consumer(Processor processor) {
        return new DeliveriesConsumer(processor);
    }

    private final class DeliveriesConsumer extends Worker {

        private final DeliveryEngine engine = bean(DeliveryEngine.class);
        private final WakeUps wakeUps = bean(WakeUps.class);

        DeliveriesConsumer(Processor processor) {
            super(DeliveriesEndpoint.this, processor, workers);
        }

        @Override
        protected void round() throws Exception {
            DeliveryBatch batch = engine.claim(document, system, atMost);
            if (batch.members().isEmpty()) {
                rest();
                return;
            }
            Exception failure = process(batch);
            if (failure != null) {
                engine.abandon(batch, failure.toString());
            }
        }

        @Override
        protected void idle() throws InterruptedException {
            wakeUps.await(WorkQueue.work(document, system), LOOK_EVERY);
        }
    }
}

package io.revhub.delivery;

import io.revhub.route.Worker;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

final class DeliveriesEndpoint extends DefaultEndpoint {

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
    public Producer createProducer() {
        throw new UnsupportedOperationException("deliveries: is where a route begins");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = new DeliveriesConsumer(processor);
        configureConsumer(consumer);
        return consumer;
    }

    private final class DeliveriesConsumer extends Worker {

        private final DeliveryEngine engine = getCamelContext().getRegistry().findSingleByType(DeliveryEngine.class);
        private final WakeUps wakeUps = getCamelContext().getRegistry().findSingleByType(WakeUps.class);

        DeliveriesConsumer(Processor processor) {
            super(DeliveriesEndpoint.this, processor, workers);
        }

        @Override
        protected void round() throws Exception {
            DeliveryBatch batch = engine.claim(document, system, atMost);
            if (batch.members().isEmpty()) {
                idle();
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

package io.revhub.intake;

import io.revhub.delivery.WakeUps;
import io.revhub.route.SourceEndpoint;
import io.revhub.route.Worker;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class ReadingsEndpoint extends SourceEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingsEndpoint.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final String system;
    private final String recordType;
    private final int atMost;
    private final int workers;

    ReadingsEndpoint(
            String uri, ReadingsComponent component, String system, String recordType, int atMost, int workers) {
        super(uri, component);
        this.system = system;
        this.recordType = recordType;
        this.atMost = atMost;
        this.workers = workers;
    }

    @Override
    protected Consumer consumer(Processor processor) {
        return new ReadingsConsumer(processor);
    }

    private final class ReadingsConsumer extends Worker {

        private final IntakeEngine engine = bean(IntakeEngine.class);
        private final WakeUps wakeUps = bean(WakeUps.class);

        private final FromRoutes fromRoutes = bean(FromRoutes.class);
        private final FromRoutes.Way way = this::process;

        ReadingsConsumer(Processor processor) {
            super(ReadingsEndpoint.this, processor, workers);
        }

        @Override
        protected void doStart() throws Exception {
            super.doStart();
            fromRoutes.open(system, recordType, way);
        }

        @Override
        protected void doStop() throws Exception {
            if (fromRoutes != null) {
                fromRoutes.close(system, recordType, way);
            }
            super.doStop();
        }

        @Override
        protected void round() throws Exception {
            ReadingBatch batch = engine.claim(system, recordType, atMost);
            if (batch.members().isEmpty()) {
                rest();
                return;
            }
            Exception failure = process(batch);
            if (failure != null) {
                LOG.warn("{} of {} could not be read now: {}", batch.members().size(), recordType, failure.toString());
                engine.postpone(batch.members(), failure instanceof ReadFailed failed ? failed.after() : null);
            }
        }

        @Override
        protected void idle() throws InterruptedException {
            wakeUps.await(Readings.work(system, recordType), LOOK_EVERY);
        }
    }
}

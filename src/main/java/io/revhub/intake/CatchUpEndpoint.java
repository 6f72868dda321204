package io.revhub.intake;

import io.revhub.route.SourceEndpoint;
import io.revhub.route.Worker;
import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;

final class CatchUpEndpoint extends SourceEndpoint {

    private final String source;
    private final CatchUp catchUp;
    private final Duration every;

    CatchUpEndpoint(String uri, CatchUpComponent component, String source, CatchUp catchUp, Duration every) {
        super(uri, component);
        this.source = source;
        this.catchUp = catchUp;
        this.every = every;
    }

    @Override
    protected Consumer consumer(Processor processor) {
        return new CatchUpConsumer(processor);
    }

    private final class CatchUpConsumer extends Worker {

        private final Positions positions = bean(Positions.class);

        CatchUpConsumer(Processor processor) {
            super(CatchUpEndpoint.this, processor, 1);
        }

        @Override
        protected void round() throws Exception {
            CatchUp.Page page = catchUp.next(positions.of(source));
            if (!page.hints().isEmpty()) {
                Exception failure = process(page.hints());
                if (failure != null) {
                    throw failure;
                }
            }
            positions.store(source, page.position());
            if (!page.more()) {
                rest();
            }
        }

        @Override
        protected void idle() throws InterruptedException {
            catchUp.await(every);
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            if (catchUp != null) {
                catchUp.close();
            }
        }
    }
}

package io.revhub.intake;

import io.revhub.route.SourceEndpoint;
import io.revhub.route.Worker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;

final class CatchUpEndpoint extends SourceEndpoint {

    private final String source;
    private final CatchUp catchUp;
    private final Listing listing;
    private final Duration every;

    CatchUpEndpoint(
            String uri, CatchUpComponent component, String source, CatchUp catchUp, Listing listing, Duration every) {
        super(uri, component);
        this.source = source;
        this.catchUp = catchUp;
        this.listing = listing;
        this.every = every;
    }

    @Override
    protected Consumer consumer(Processor processor) {
        return new CatchUpConsumer(processor);
    }

    private final class CatchUpConsumer extends Worker {

        private final Positions positions = bean(Positions.class);
        private final FromRoutes fromRoutes = bean(FromRoutes.class);
        private final GoLive goLive = bean(GoLive.class);
        /** When the hub had heard of everything before it stopped; null once what was missed has been found. */
        private Instant missedSince;

        /** Whether the store has been asked since when: only by a round, as a start that needs the store may fail for good. */
        private volatile boolean begun;

        private int missed;

        CatchUpConsumer(Processor processor) {
            super(CatchUpEndpoint.this, processor, 1);
        }

        @Override
        protected void doStart() throws Exception {
            begun = false;
            super.doStart();
            fromRoutes.open(getRouteId(), listing);
        }

        @Override
        protected void round() throws Exception {
            begin();
            Optional<String> before = positions.of(source);
            CatchUp.Page page = catchUp.next(before.or(this::beginning));
            if (!page.hints().isEmpty()) {
                Exception failure = process(page.hints());
                if (failure != null) {
                    throw failure;
                }
            }
            positions.store(source, before, page.position(), !page.more());
            tellWhatWasMissed(page);
            if (!page.more()) {
                rest();
            }
        }

        private void begin() {
            if (!begun) {
                missedSince = positions.at(source).orElse(null);
                missed = 0;
                begun = true;
            }
        }

        /** Before a system goes live, what is there already is left to the initial load. */
        private Optional<String> beginning() {
            Instant now = bean(Clock.class).instant();
            return goLive.isLive(listing.system(), now) ? Optional.empty() : catchUp.since(now);
        }

        private void tellWhatWasMissed(CatchUp.Page page) {
            missed += page.hints().size();
            if (missedSince != null && !page.more()) {
                positions.caughtUp(source, missedSince, missed);
                missedSince = null;
            }
        }

        @Override
        protected void idle() throws InterruptedException {
            catchUp.await(every);
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            if (fromRoutes != null) {
                fromRoutes.close(getRouteId(), listing);
            }
            if (catchUp != null) {
                catchUp.close();
            }
        }
    }
}

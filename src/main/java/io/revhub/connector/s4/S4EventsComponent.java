package io.revhub.connector.s4;

import io.revhub.connector.Systems;
import io.revhub.intake.Hint;
import io.revhub.route.SourceEndpoint;
import io.revhub.route.Worker;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code s4-events:queue?system=erp&objects=SalesOrder,BillingDocument}: a consumer of the ERP's events. Its body is a list of
 * hints; the events are acknowledged when the route has ended, and come again if it fails.
 */
public final class S4EventsComponent extends DefaultComponent {

    private static final Logger LOG = LoggerFactory.getLogger(S4EventsComponent.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Systems systems = getCamelContext().getRegistry().findSingleByType(Systems.class);
        String system = getAndRemoveParameter(parameters, "system", String.class, "erp");
        String objects = getAndRemoveParameter(parameters, "objects", String.class, "");
        EventHints hints = new EventHints(Set.of(objects.strip().split("\\s*,\\s*")));
        return new EventsEndpoint(uri, this, new EventQueue(systems.system(system)), hints);
    }

    private static final class EventsEndpoint extends SourceEndpoint {

        private final EventQueue queue;
        private final EventHints hints;

        EventsEndpoint(String uri, Component component, EventQueue queue, EventHints hints) {
            super(uri, component);
            this.queue = queue;
            this.hints = hints;
        }

        @Override
        protected Consumer consumer(Processor processor) {
            return new EventsConsumer(this, processor);
        }
    }

    private static final class EventsConsumer extends Worker {

        private final EventQueue queue;
        private final EventHints hints;

        EventsConsumer(EventsEndpoint endpoint, Processor processor) {
            super(endpoint, processor, 1);
            this.queue = endpoint.queue;
            this.hints = endpoint.hints;
        }

        @Override
        protected void round() throws Exception {
            if (!queue.isConfigured()) {
                rest();
                return;
            }
            try {
                List<Hint> found = found(queue.receive(LONGEST_WAIT));
                Exception failure = found.isEmpty() ? null : process(found);
                if (failure != null) {
                    throw failure;
                }
                queue.acknowledge();
            } catch (Exception e) {
                queue.close();
                throw e;
            }
        }

        // what is no event is not worth stopping for: catch-up finds what it may have told of
        private List<Hint> found(List<String> events) {
            List<Hint> found = new ArrayList<>();
            for (String event : events) {
                try {
                    hints.of(event).filter(hint -> !found.contains(hint)).ifPresent(found::add);
                } catch (IllegalArgumentException e) {
                    LOG.warn("{}: {}", getEndpoint(), e.getMessage());
                }
            }
            return found;
        }

        @Override
        protected void idle() throws InterruptedException {
            Thread.sleep(LONGEST_WAIT.toMillis());
        }

        @Override
        protected void doStop() throws Exception {
            super.doStop();
            try {
                queue.close();
            } catch (JMSException e) {
                LOG.debug("{}", getEndpoint(), e);
            }
        }
    }
}

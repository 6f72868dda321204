package io.revhub.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * {@code webhook:<kind>?system=billing}: a consumer of what a system posts to {@code /webhooks/<system>}, understood by the
 * webhook that the bean {@code <kind>}, a {@link WebhookFactory}, makes. Its body is a list of hints; the system gets its 202
 * when the route has ended.
 */
public final class WebhookComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        WebhookFactory factory = getCamelContext().getRegistry().lookupByNameAndType(remaining, WebhookFactory.class);
        if (factory == null) {
            throw new IllegalArgumentException("There is no webhook of the kind " + remaining);
        }
        String system = getAndRemoveParameter(parameters, "system", String.class);
        Map<String, String> settings = new LinkedHashMap<>();
        parameters.forEach((name, value) -> settings.put(name, String.valueOf(value)));
        parameters.clear();
        return new WebhookEndpoint(uri, this, system, factory.webhook(system, settings));
    }

    private static final class WebhookEndpoint extends DefaultEndpoint {

        private final String system;
        private final Webhook webhook;

        WebhookEndpoint(String uri, WebhookComponent component, String system, Webhook webhook) {
            super(uri, component);
            this.system = system;
            this.webhook = webhook;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("webhook: is where a route begins");
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            Webhooks webhooks = getCamelContext().getRegistry().findSingleByType(Webhooks.class);
            Consumer consumer = new DefaultConsumer(this, processor) {

                private final Webhooks.Open open = new Webhooks.Open(webhook, hints -> capture(this, hints));

                @Override
                protected void doStart() throws Exception {
                    super.doStart();
                    webhooks.open(system, open);
                }

                @Override
                protected void doStop() throws Exception {
                    if (webhooks != null) {
                        webhooks.close(system, open);
                    }
                    super.doStop();
                }
            };
            configureConsumer(consumer);
            return consumer;
        }

        private static void capture(DefaultConsumer consumer, java.util.List<Hint> hints) {
            Exchange exchange = consumer.createExchange(true);
            exchange.getIn().setBody(hints);
            try {
                consumer.getProcessor().process(exchange);
            } catch (Exception e) {
                throw new RuntimeCamelException(e);
            }
            if (exchange.getException() != null) {
                throw new RuntimeCamelException(exchange.getException());
            }
        }
    }
}

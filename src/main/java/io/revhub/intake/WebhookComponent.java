package io.revhub.intake;

import io.revhub.route.KindComponent;
import io.revhub.route.SourceEndpoint;
import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultConsumer;

/**
 * {@code webhook:<kind>?system=billing}: a consumer of what a system posts to {@code /webhooks/<system>}, understood by the
 * webhook that the bean {@code <kind>}, a {@link WebhookFactory}, makes. Its body is a list of hints; the system gets its 202
 * when the route has ended.
 */
public final class WebhookComponent extends KindComponent<WebhookFactory> {

    public WebhookComponent() {
        super(WebhookFactory.class);
    }

    @Override
    protected Endpoint endpoint(String uri, Kind<WebhookFactory> kind, Map<String, String> settings) {
        return new WebhookEndpoint(uri, this, kind.system(), kind.factory().webhook(kind.system(), settings));
    }

    private static final class WebhookEndpoint extends SourceEndpoint {

        private final String system;
        private final Webhook webhook;

        WebhookEndpoint(String uri, WebhookComponent component, String system, Webhook webhook) {
            super(uri, component);
            this.system = system;
            this.webhook = webhook;
        }

        @Override
        protected Consumer consumer(Processor processor) {
            Webhooks webhooks = bean(Webhooks.class);
            return new DefaultConsumer(this, processor) {

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
        }

        private static void capture(DefaultConsumer consumer, List<Hint> hints) {
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

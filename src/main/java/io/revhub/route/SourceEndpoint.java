package io.revhub.route;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** An endpoint where a route begins; nothing can be sent to it. */
public abstract class SourceEndpoint extends DefaultEndpoint {

    protected SourceEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** The consumer that begins the route. */
    protected abstract Consumer consumer(Processor processor);

    @Override
    public final Producer createProducer() {
        throw new UnsupportedOperationException(getEndpointUri() + " is where a route begins");
    }

    @Override
    public final Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = consumer(processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** A bean of the hub. */
    protected final <T> T bean(Class<T> type) {
        return getCamelContext().getRegistry().findSingleByType(type);
    }
}

package io.revhub.delivery;

import io.revhub.route.StepEndpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code sink:<kind>?system=erp&...}: brings a batch of deliveries to a system by the sink that the bean {@code <kind>}, a
 * {@link SinkFactory}, makes of the other parameters.
 */
public final class SinkComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        SinkFactory factory = getCamelContext().getRegistry().lookupByNameAndType(remaining, SinkFactory.class);
        if (factory == null) {
            throw new IllegalArgumentException("There is no sink of the kind " + remaining);
        }
        String system = getAndRemoveParameter(parameters, "system", String.class);
        Map<String, String> settings = new LinkedHashMap<>();
        parameters.forEach((name, value) -> settings.put(name, String.valueOf(value)));
        parameters.clear();
        Sink sink = factory.sink(system, settings);
        return new StepEndpoint(
                uri,
                this,
                exchange -> exchange.getMessage()
                        .getMandatoryBody(DeliveryBatch.class)
                        .bring(sink));
    }
}

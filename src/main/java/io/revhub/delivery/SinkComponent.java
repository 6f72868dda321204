package io.revhub.delivery;

import io.revhub.route.CallTimes;
import io.revhub.route.KindComponent;
import io.revhub.route.StepEndpoint;
import java.util.Map;
import org.apache.camel.Endpoint;

/**
 * {@code sink:<kind>?system=erp&...}: brings a batch of deliveries to a system by the sink that the bean {@code <kind>}, a
 * {@link SinkFactory}, makes of the other parameters.
 */
public final class SinkComponent extends KindComponent<SinkFactory> {

    public SinkComponent() {
        super(SinkFactory.class);
    }

    @Override
    protected Endpoint endpoint(String uri, Kind<SinkFactory> kind, Map<String, String> settings) {
        Sink sink = new TimedSink(
                kind.factory().sink(kind.system(), settings),
                new CallTimes(getCamelContext(), kind.system(), kind.name()));
        return new StepEndpoint(
                uri,
                this,
                exchange -> exchange.getMessage()
                        .getMandatoryBody(DeliveryBatch.class)
                        .bring(sink));
    }
}

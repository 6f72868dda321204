package io.revhub.intake;

import io.revhub.delivery.DeliveryBatch;
import io.revhub.route.StepEndpoint;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code beget:order}: makes documents of this type of what a begetting batch was mapped to. */
public final class BegetComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Begetting begetting = getCamelContext().getRegistry().findSingleByType(Begetting.class);
        return new StepEndpoint(
                uri,
                this,
                exchange -> begetting.beget(exchange.getMessage().getMandatoryBody(DeliveryBatch.class), remaining));
    }
}

package io.revhub.delivery;

import io.revhub.route.StepEndpoint;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code confirm:deliveries}: stores how each delivery of a batch ended. The last step of a to-route. */
public final class ConfirmComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new StepEndpoint(
                uri,
                this,
                exchange -> exchange.getMessage()
                        .getMandatoryBody(DeliveryBatch.class)
                        .confirm());
    }
}

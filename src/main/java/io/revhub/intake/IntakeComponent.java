package io.revhub.intake;

import io.revhub.route.StepEndpoint;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code intake:order}: takes a batch of mapped records in as documents of this type. The last step of a from-route. */
public final class IntakeComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new StepEndpoint(
                uri,
                this,
                exchange -> exchange.getMessage()
                        .getMandatoryBody(ReadingBatch.class)
                        .take(remaining));
    }
}

package io.revhub.intake;

import io.revhub.route.StepEndpoint;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code capture:crm}: puts a list of hints durably on the broker. */
public final class CaptureComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Capture capture = getCamelContext().getRegistry().findSingleByType(Capture.class);
        return new StepEndpoint(
                uri,
                this,
                exchange -> capture.capture(
                        remaining, AskComponent.hints(exchange.getMessage().getMandatoryBody(List.class))));
    }
}

package io.revhub.intake;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code captured:crm?atMost=200}: a consumer of what was captured of a system, a batch in one transacted session. */
public final class CapturedComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        int atMost = getAndRemoveParameter(parameters, "atMost", Integer.class, 200);
        int workers = getAndRemoveParameter(parameters, "workers", Integer.class, 1);
        return new CapturedEndpoint(uri, this, remaining, atMost, workers);
    }
}

package io.revhub.delivery;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code deliveries:order/erp?atMost=50}: a consumer of the due deliveries of a document to a system. */
public final class DeliveriesComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String[] parts = remaining.split("/", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("deliveries:<document>/<system>, not " + uri);
        }
        int atMost = getAndRemoveParameter(parameters, "atMost", Integer.class, 50);
        int workers = getAndRemoveParameter(parameters, "workers", Integer.class, 1);
        return new DeliveriesEndpoint(uri, this, parts[0], parts[1], atMost, workers);
    }
}

package io.revhub.intake;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code readings:crm/Quote?atMost=200}: a consumer of the records of a system that are to be read. */
public final class ReadingsComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String[] parts = remaining.split("/", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("readings:<system>/<record type>, not " + uri);
        }
        int atMost = getAndRemoveParameter(parameters, "atMost", Integer.class, 200);
        int workers = getAndRemoveParameter(parameters, "workers", Integer.class, 1);
        return new ReadingsEndpoint(uri, this, parts[0], parts[1], atMost, workers);
    }
}

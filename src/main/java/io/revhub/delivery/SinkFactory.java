package io.revhub.delivery;

import java.util.Map;

/**
 * Makes sinks for routes. A Spring bean; its name is the kind that a Kamelet names: {@code sink:salesforce-upsert?...}.
 */
public interface SinkFactory {

    /**
     * @param system the name of the system to bring documents to; its address and log-in are configuration
     * @param parameters the remaining parameters of the endpoint
     * @throws IllegalArgumentException if a parameter is missing or unknown; the route is then refused, and named
     */
    Sink sink(String system, Map<String, String> parameters);
}

package io.revhub.intake;

import java.util.Map;

/** Makes readers for routes. A Spring bean; its name is the kind that a Kamelet names: {@code read:salesforce?object=Quote}. */
public interface ReaderFactory {

    /**
     * @param system the name of the system to read; its address and log-in are configuration
     * @param parameters the remaining parameters of the endpoint
     * @throws IllegalArgumentException if a parameter is missing or unknown; the route is then refused, and named
     */
    Reader reader(String system, Map<String, String> parameters);
}

package io.revhub.intake;

import java.util.Map;

/** Makes catch-up queries for routes. A Spring bean; its name is the kind: {@code catch-up:salesforce?object=Quote}. */
public interface CatchUpFactory {

    /**
     * @param system the name of the system to ask; its address and log-in are configuration
     * @param parameters the remaining parameters of the endpoint
     * @throws IllegalArgumentException if a parameter is missing or unknown; the route is then refused, and named
     */
    CatchUp catchUp(String system, Map<String, String> parameters);

    /** Whether an empty position begins with everything there is; false for who only listens. */
    default boolean lists() {
        return true;
    }

    /**
     * As {@link #catchUp}, but for all there is, once: where a system has a way of its own for many records, that way.
     *
     * @throws IllegalArgumentException as there
     */
    default CatchUp listing(String system, Map<String, String> parameters) {
        return catchUp(system, parameters);
    }

    /** The parameters that tell one position from another: if one of them changes, the catch-up begins anew. */
    default Map<String, String> identity(Map<String, String> parameters) {
        return parameters;
    }
}

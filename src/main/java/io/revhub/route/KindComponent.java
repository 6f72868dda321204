package io.revhub.route;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * A component whose endpoints are made by beans of a kind: {@code scheme:<kind>?system=erp&...}. The bean {@code <kind>}
 * gets the system's name and all other parameters; one that is not there makes the route refused, and named.
 *
 * @param <F> the factory that a bean must be to be a kind
 */
public abstract class KindComponent<F> extends DefaultComponent {

    private final Class<F> factories;

    protected KindComponent(Class<F> factories) {
        this.factories = factories;
    }

    /** @param settings what {@link #createEndpoint} has left of the parameters */
    protected abstract Endpoint endpoint(String uri, Kind<F> kind, Map<String, String> settings);

    /**
     * @param name of the bean
     * @param system that the endpoint is for; null: none was named
     */
    public record Kind<F>(String name, F factory, String system) {}

    @Override
    protected final Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        F factory = getCamelContext().getRegistry().lookupByNameAndType(remaining, factories);
        if (factory == null) {
            throw new IllegalArgumentException(
                    "There is no " + factories.getSimpleName() + " by the name of " + remaining);
        }
        String system = getAndRemoveParameter(parameters, "system", String.class);
        Map<String, String> settings = new LinkedHashMap<>();
        parameters.forEach((name, value) -> settings.put(name, String.valueOf(value)));
        parameters.clear();
        return endpoint(uri, new Kind<>(remaining, factory, system), settings);
    }
}

package io.revhub.intake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.boot.convert.DurationStyle;

/**
 * {@code catch-up:<kind>?system=crm&every=2s&...}: a consumer that asks a system again and again what has changed, by the
 * query that the bean {@code <kind>}, a {@link CatchUpFactory}, makes of the other parameters. Its body is a list of hints;
 * the position is stored when the route has ended.
 */
public final class CatchUpComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        CatchUpFactory factory = getCamelContext().getRegistry().lookupByNameAndType(remaining, CatchUpFactory.class);
        if (factory == null) {
            throw new IllegalArgumentException("There is no catch-up query of the kind " + remaining);
        }
        String system = getAndRemoveParameter(parameters, "system", String.class);
        Duration every = DurationStyle.detectAndParse(getAndRemoveParameter(parameters, "every", String.class, "5s"));
        Map<String, String> settings = new LinkedHashMap<>();
        parameters.forEach((name, value) -> settings.put(name, String.valueOf(value)));
        parameters.clear();
        String source = system + " " + remaining + " " + new java.util.TreeMap<>(settings);
        return new CatchUpEndpoint(uri, this, source, factory.catchUp(system, settings), every);
    }
}

package io.revhub.mapping;

import io.revhub.route.StepEndpoint;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code map:order/to-erp?with=contract}: sends a batch through a mapping, always in its newest good version. */
public final class MapComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String with = getAndRemoveParameter(parameters, "with", String.class);
        Mappings mappings = getCamelContext().getRegistry().findSingleByType(Mappings.class);
        return new StepEndpoint(
                uri,
                this,
                exchange -> map(exchange.getMessage().getMandatoryBody(Mappable.class), mappings, remaining, with));
    }

    private static void map(Mappable batch, Mappings mappings, String name, String with) {
        Mapping mapping;
        try {
            mapping = mappings.mapping(name);
        } catch (UnusableFile e) {
            batch.cannotBeMapped(e);
            return;
        }
        batch.map(mapping, with);
    }
}

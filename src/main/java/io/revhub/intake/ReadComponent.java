package io.revhub.intake;

import io.revhub.route.StepEndpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code read:<kind>?system=crm&...}: reads the whole records of a batch by the reader that the bean {@code <kind>}, a
 * {@link ReaderFactory}, makes of the other parameters.
 */
public final class ReadComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        ReaderFactory factory = getCamelContext().getRegistry().lookupByNameAndType(remaining, ReaderFactory.class);
        if (factory == null) {
            throw new IllegalArgumentException("There is no reader of the kind " + remaining);
        }
        String system = getAndRemoveParameter(parameters, "system", String.class);
        Map<String, String> settings = new LinkedHashMap<>();
        parameters.forEach((name, value) -> settings.put(name, String.valueOf(value)));
        parameters.clear();
        Reader reader = factory.reader(system, settings);
        return new StepEndpoint(
                uri,
                this,
                exchange -> exchange.getMessage()
                        .getMandatoryBody(ReadingBatch.class)
                        .read(reader));
    }
}

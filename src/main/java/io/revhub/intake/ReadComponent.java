package io.revhub.intake;

import io.revhub.route.CallTimes;
import io.revhub.route.KindComponent;
import io.revhub.route.StepEndpoint;
import java.util.Map;
import org.apache.camel.Endpoint;

/**
 * {@code read:<kind>?system=crm&...}: reads the whole records of a batch by the reader that the bean {@code <kind>}, a
 * {@link ReaderFactory}, makes of the other parameters.
 */
public final class ReadComponent extends KindComponent<ReaderFactory> {

    public ReadComponent() {
        super(ReaderFactory.class);
    }

    @Override
    protected Endpoint endpoint(String uri, Kind<ReaderFactory> kind, Map<String, String> settings) {
        Reader untimed = kind.factory().reader(kind.system(), settings);
        CallTimes times = new CallTimes(getCamelContext(), kind.system(), kind.name());
        Reader reader = ids -> times.of("read", () -> untimed.read(ids));
        return new StepEndpoint(
                uri,
                this,
                exchange -> exchange.getMessage()
                        .getMandatoryBody(ReadingBatch.class)
                        .read(reader));
    }
}

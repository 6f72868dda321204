package io.revhub.intake;

import io.revhub.route.CallTimes;
import io.revhub.route.KindComponent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Endpoint;
import org.springframework.boot.convert.DurationStyle;

/**
 * {@code catch-up:<kind>?system=crm&every=2s&...}: a consumer that asks a system again and again what has changed, by the
 * query that the bean {@code <kind>}, a {@link CatchUpFactory}, makes of the other parameters. Its body is a list of hints;
 * the position is stored when the route has ended.
 */
public final class CatchUpComponent extends KindComponent<CatchUpFactory> {

    private static final String EVERY = "every";

    public CatchUpComponent() {
        super(CatchUpFactory.class);
    }

    @Override
    protected Endpoint endpoint(String uri, Kind<CatchUpFactory> kind, Map<String, String> settings) {
        Duration every = DurationStyle.detectAndParse(settings.getOrDefault(EVERY, "5s"));
        settings.remove(EVERY);
        String source = kind.system() + " " + kind.name() + " "
                + new TreeMap<>(kind.factory().identity(settings));
        CatchUp catchUp = new TimedCatchUp(
                kind.factory().catchUp(kind.system(), new HashMap<>(settings)),
                new CallTimes(getCamelContext(), kind.system(), kind.name()));
        return new CatchUpEndpoint(uri, this, source, catchUp, listing(kind, source, settings, catchUp), every);
    }

    private static Listing listing(
            Kind<CatchUpFactory> kind, String source, Map<String, String> settings, CatchUp catchUp) {
        if (!kind.factory().lists()) {
            return new Listing(kind.system(), source, null, null, catchUp::since);
        }
        return new Listing(
                kind.system(),
                source,
                () -> kind.factory().listing(kind.system(), new HashMap<>(settings)),
                () -> kind.factory().catchUp(kind.system(), new HashMap<>(settings)),
                catchUp::since);
    }
}

package io.revhub.intake;

import io.revhub.route.CallTimes;
import io.revhub.route.KindComponent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
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
        Supplier<CatchUp> another =
                kind.factory().lists() ? () -> kind.factory().listing(kind.system(), new HashMap<>(settings)) : null;
        return new CatchUpEndpoint(
                uri, this, source, catchUp, new Listing(kind.system(), source, another, catchUp::since), every);
    }
}

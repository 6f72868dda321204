package io.revhub.connector.salesforce;

import io.revhub.connector.salesforce.SalesforceCatchUp.Source;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a subscription is for.
 *
 * @param sources by the object that is read, itself first, then the children whose changes are its own
 * @param startFrom where to begin without a position: {@code latest}, {@code earliest}, or an instant
 * @param overlap how far a catch-up looks back for what was committed late
 * @param silence after which a stream without any sign of life is given up
 */
record EventSettings(
        String topic, Map<String, List<Source>> sources, String startFrom, Duration overlap, Duration silence) {

    /** The object to be read when one of {@code entity} has changed, and by which field the record names it. */
    record Target(String object, String parent) {

        boolean isItself() {
            return parent.equals("Id");
        }
    }

    /** Null if nobody reads this object. */
    Target target(String entity) {
        Map<String, Target> targets = new LinkedHashMap<>();
        sources.forEach((object, all) ->
                all.forEach(source -> targets.putIfAbsent(source.object(), new Target(object, source.parent()))));
        return targets.get(entity);
    }
}

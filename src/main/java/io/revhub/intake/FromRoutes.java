package io.revhub.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.kamelet.KameletEndpoint;

/** The from-routes that run now, for records that go through them beside the ordinary readings. Thread-safe. */
public final class FromRoutes {

    private final CamelContext context;
    private final Map<Source, Way> ways = new ConcurrentHashMap<>();
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

    FromRoutes(CamelContext context) {
        this.context = context;
    }

    /** @param recordType the system's own word for the records */
    public record Source(String system, String recordType) implements Comparable<Source> {

        @Override
        public int compareTo(Source other) {
            int bySystem = system.compareTo(other.system);
            return bySystem != 0 ? bySystem : recordType.compareTo(other.recordType);
        }
    }

    /** Through the steps of a from-route. */
    interface Way {

        /** @return what the route threw; null: nothing */
        Exception carry(Object batch) throws Exception;
    }

    void open(String system, String recordType, Way way) {
        ways.put(new Source(system, recordType), way);
    }

    void close(String system, String recordType, Way way) {
        ways.remove(new Source(system, recordType), way);
    }

    void open(String routeId, Listing listing) {
        listings.put(routeId, listing);
    }

    void close(String routeId, Listing listing) {
        listings.remove(routeId, listing);
    }

    /** What can be read now, sorted. */
    public List<Source> sources() {
        return ways.keySet().stream().sorted().toList();
    }

    Optional<Way> way(Source source) {
        return Optional.ofNullable(ways.get(source));
    }

    /** Whether anything in this system can be listed. */
    public boolean lists(String system) {
        return listings.values().stream().anyMatch(l -> l.system().equals(system) && l.another() != null);
    }

    /** Queries for all there is in a system, new ones, each once. */
    public List<CatchUp> all(String system) {
        return once(system).stream().flatMap(l -> l.begin().stream()).toList();
    }

    /** Queries for what has changed in a system, new ones, each once; some may only be able to begin with all there is. */
    public List<CatchUp> changes(String system) {
        return once(system).stream().flatMap(l -> l.beginWithChanges().stream()).toList();
    }

    private Collection<Listing> once(String system) {
        Map<String, Listing> once = new TreeMap<>();
        listings.values().stream().filter(l -> l.system().equals(system)).forEach(l -> once.put(l.source(), l));
        return once.values();
    }

    /** Queries for all records that a document's from-routes of a system read; empty if there are none, or none lists. */
    public List<CatchUp> of(String document, String system) {
        return listings(document, system).stream()
                .flatMap(listing -> listing.begin().stream())
                .toList();
    }

    /** The same queries, not begun. */
    List<Listing> listings(String document, String system) {
        return context.getRoutes().stream()
                .filter(route -> route.getRouteId().startsWith(document + "/from-" + system + "/"))
                .flatMap(route -> Optional.ofNullable(listings.get(listingId(route))).stream())
                .toList();
    }

    /** A route that begins with a Kamelet is fed by that Kamelet's own. */
    private static String listingId(Route route) {
        Endpoint begins = route.getEndpoint();
        return begins instanceof KameletEndpoint kamelet ? kamelet.getRouteId() : route.getRouteId();
    }
}

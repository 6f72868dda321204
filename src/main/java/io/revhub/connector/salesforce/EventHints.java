package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.salesforce.eventbus.protobuf.ConsumerEvent;
import io.grpc.StatusRuntimeException;
import io.revhub.connector.salesforce.EventSettings.Target;
import io.revhub.connector.salesforce.SalesforceCatchUp.Source;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** From events to hints: five records in an event are five hints, a child's change is its parent's. */
final class EventHints {

    /** The longest transaction: what it stamped first it commits that much later. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

    private static final int AT_ONCE = 100;

    private final EventSettings subscription;
    private final EventReader reader;
    private final SalesforceCalls crm;

    /**
     * @param latest when the last of the events was committed; null: there was none
     * @param lost the objects whose changes the events did not name
     */
    record Heard(List<Hint> hints, Instant latest, Set<String> lost) {}

    EventHints(EventSettings subscription, EventReader reader, SalesforceCalls crm) {
        this.subscription = subscription;
        this.reader = reader;
        this.crm = crm;
    }

    /**
     * @throws StatusRuntimeException if an event's schema could not be asked for
     * @throws ReadFailed if a child's parent could not
     */
    Heard of(List<ConsumerEvent> events) {
        Set<Hint> hints = new LinkedHashSet<>();
        Map<String, Set<String>> orphans = new LinkedHashMap<>();
        Set<String> lost = new TreeSet<>();
        Instant latest = null;
        for (ConsumerEvent event : events) {
            try {
                Announcement said = reader.read(event);
                latest = said.committed();
                take(said, hints, orphans, lost);
            } catch (EventReader.NotUnderstood e) {
                lost.addAll(subscription.sources().keySet());
            }
        }
        orphans.forEach((entity, ids) -> hints.addAll(parents(entity, new ArrayList<>(ids))));
        return new Heard(new ArrayList<>(hints), latest, lost);
    }

    private void take(Announcement said, Set<Hint> hints, Map<String, Set<String>> orphans, Set<String> lost) {
        Target target = subscription.target(said.entity());
        if (target == null) {
            return;
        }
        if (said.overflow()) {
            lost.add(target.object());
        } else if (target.isItself()) {
            said.recordIds().forEach(id -> hints.add(new Hint(target.object(), id)));
        } else if (said.parents().containsKey(target.parent())) {
            hints.add(new Hint(target.object(), said.parents().get(target.parent())));
        } else {
            orphans.computeIfAbsent(said.entity(), key -> new LinkedHashSet<>()).addAll(said.recordIds());
        }
    }

    /** An update of a child does not say whose child it is. */
    private List<Hint> parents(String entity, List<String> ids) {
        Target target = subscription.target(entity);
        List<Hint> hints = new ArrayList<>();
        try {
            for (int i = 0; i < ids.size(); i += AT_ONCE) {
                String some = Soql.list(ids.subList(i, Math.min(ids.size(), i + AT_ONCE)));
                crm.queryAll("SELECT " + target.parent() + " FROM " + entity + " WHERE Id IN " + some)
                        .records()
                        .forEach(found -> hints.add(new Hint(
                                target.object(), found.path(target.parent()).asText())));
            }
        } catch (CallFailed e) {
            throw Failures.readFailed(e);
        }
        return hints;
    }

    /** Since when something may be missing that lost events did not tell. */
    static Instant before(Heard heard, Instant known) {
        Instant begun = heard.latest() == null ? known : heard.latest().minus(LONGEST_TRANSACTION);
        return begun.isBefore(known) ? begun : known;
    }

    static Map<String, SalesforceCatchUp> catchUps(EventSettings subscription, SalesforceCalls crm) {
        Map<String, SalesforceCatchUp> catchUps = new LinkedHashMap<>();
        subscription
                .sources()
                .forEach((object, sources) ->
                        catchUps.put(object, new SalesforceCatchUp(crm, sources, subscription.overlap())));
        return catchUps;
    }

    /** A catch-up's own position, of one that has begun or is to begin at a time. */
    static String begun(SalesforceCatchUp catchUp, JsonNode soFar) {
        if (!soFar.has("since")) {
            return soFar.toString();
        }
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        for (Source source : catchUp.sources()) {
            start.set(source.object(), soFar.get("since"));
        }
        return start.toString();
    }
}

package io.revhub.cli.crash;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What goes wrong in the systems meanwhile: they are away, cut connections after a write, refuse for being asked too much. */
final class Mischief {

    private static final String BROKEN_STREAM = "BROKEN_STREAM";
    private static final String EXPIRED_REPLAY = "EXPIRED_REPLAY";
    private static final List<String> KINDS = List.of(
            "OUTAGE",
            "CUT_AFTER_WRITE",
            "CUT_AFTER_WRITE",
            "UNAVAILABLE",
            "TOO_MANY_REQUESTS",
            "ERROR",
            "EXPIRED_TOKEN",
            "LATENCY",
            "LOST",
            "DOUBLED",
            "REORDERED",
            BROKEN_STREAM,
            EXPIRED_REPLAY);
    private static final int MOST_REQUESTS = 6;

    private final Map<String, Web> systems = new TreeMap<>();
    private final Random random;
    private final Map<String, Integer> set = new TreeMap<>();

    Mischief(Installation installation, Random random) {
        installation.sandbox().forEach((name, system) -> systems.put(name, new Web(system.address(), Map.of())));
        this.random = random;
    }

    /** Two systems each show a fault to their next requests. */
    void begin() {
        List<String> names = List.copyOf(systems.keySet());
        for (int i = 0; i < 2; i++) {
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            begin(kind, systems.get(names.get(random.nextInt(names.size()))));
            set.merge(kind, 1, Integer::sum);
        }
    }

    private void begin(String kind, Web system) {
        switch (kind) {
            case BROKEN_STREAM -> systems.get("crm").post("/_sandbox/events/break-streams", Map.of());
            // whatever the hub remembers as its place in the CRM's events is worth nothing any more
            case EXPIRED_REPLAY -> systems.get("crm").post("/_sandbox/events/expire-replay-ids", Map.of());
            default -> system.post("/_sandbox/faults", fault(kind));
        }
    }

    private Map<String, Object> fault(String kind) {
        Map<String, Object> fault = new HashMap<>();
        fault.put("kind", kind);
        fault.put("times", 1 + random.nextInt(MOST_REQUESTS));
        if (kind.equals("CUT_AFTER_WRITE")) {
            fault.put("method", random.nextBoolean() ? "POST" : null);
        }
        return fault;
    }

    /** The systems are in order again. */
    void end() {
        systems.values().forEach(system -> system.delete("/_sandbox/faults"));
    }

    /** One system is in order again: people work with it. */
    void end(String system) {
        systems.get(system).delete("/_sandbox/faults");
    }

    /** How many faults were set, by kind. */
    Map<String, Integer> count() {
        return set;
    }
}

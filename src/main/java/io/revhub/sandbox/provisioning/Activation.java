package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Makes new entitlements active a moment after their creation, unless they are held for somebody to complete by hand. What
 * an earlier run has left is taken up at the start.
 */
class Activation implements AutoCloseable {

    private static final long MOMENT_MILLIS = 300;
    private static final String SETTING = "setting";
    private static final String HOLD = "hold";
    private static final String HELD = "held";

    private final Records records;
    private final EntitlementBook entitlements;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "sandbox-activation");
        thread.setDaemon(true);
        return thread;
    });

    Activation(Records records, EntitlementBook entitlements) {
        this.records = records;
        this.entitlements = entitlements;
        entitlements.all().stream()
                .filter(entitlement -> EntitlementBook.status(entitlement).equals("pending"))
                .map(entitlement -> entitlement.get("id").textValue())
                .filter(id -> records.find(HELD, id).isEmpty())
                .forEach(this::activateSoon);
    }

    void hold(boolean hold) {
        ObjectNode setting = JsonNodeFactory.instance.objectNode();
        records.put(SETTING, HOLD, setting.put(HOLD, hold));
    }

    /** Creates the entitlement, and either holds it or sees to its activation. */
    EntitlementBook.Created create(EntitlementForm form) {
        EntitlementBook.Created result = records.together(() -> {
            EntitlementBook.Created made = entitlements.create(form);
            if (made.created() && holding()) {
                records.put(HELD, id(made), JsonNodeFactory.instance.objectNode());
            }
            return made;
        });
        if (result.created() && records.find(HELD, id(result)).isEmpty()) {
            activateSoon(id(result));
        }
        return result;
    }

    private boolean holding() {
        return records.find(SETTING, HOLD)
                .map(setting -> setting.get(HOLD).booleanValue())
                .orElse(false);
    }

    private static String id(EntitlementBook.Created result) {
        return result.entitlement().get("id").textValue();
    }

    private void activateSoon(String id) {
        timer.schedule(() -> entitlements.complete(id, Set.of()), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

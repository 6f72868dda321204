package io.revhub.protocol;

import io.revhub.intake.Capture;
import io.revhub.intake.Hint;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backlog of days: a million changes wait on the broker's disk while a route stands still, and the rest of the hub goes on
 * with a small heap. Not a part of {@code verify}: {@code bench/backlog} runs it.
 */
@EnabledIfSystemProperty(named = "backlog", matches = "\\d+")
class BacklogBench {

    private static final PrintStream OUT = System.out;
    private static final int BATCH = 5_000;
    private static final int ASKED = 1_000;

    @Test
    void aMillionChangesWaitOnDiskAndTheRestGoesOn(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        int messages = Integer.getInteger("backlog");
        try (TestHub hub = new TestHub(folder)) {
            hub.camel().getRouteController().stopRoute("captured/crm");
            long start = System.nanoTime();
            capture(hub.bean(Capture.class), messages);
            tell(messages + " changes captured", messages, start);

            start = System.nanoTime();
            for (int i = 0; i < ASKED; i++) {
                hub.crmHas("other " + i, "chair " + i, "10.00");
                hub.asked("crm", "other " + i);
            }
            while (hub.count("delivery where system = 'erp' and state = 'delivered'") < ASKED) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            tell(ASKED + " others read, taken in and delivered meanwhile", ASKED, start);

            start = System.nanoTime();
            hub.systems.down = true;
            hub.camel().getRouteController().startRoute("captured/crm");
            while (hub.count("reading") < messages) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
            tell(messages + " changes taken from the broker", messages, start);
        }
    }

    private static void capture(Capture capture, int messages) {
        for (int from = 0; from < messages; from += BATCH) {
            List<Hint> hints = new ArrayList<>();
            for (int i = from; i < Math.min(messages, from + BATCH); i++) {
                hints.add(new Hint("Thing", "backlog " + i));
            }
            capture.capture("crm", hints);
        }
    }

    private static void tell(String what, int number, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        Runtime runtime = Runtime.getRuntime();
        OUT.printf(
                "%s: %.1f s, %d/s, heap %d of %d MiB%n",
                what,
                millis / 1000.0,
                number * 1000L / Math.max(1, millis),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20);
        OUT.flush();
    }
}

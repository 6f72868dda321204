package io.revhub.cli.crash;

import io.revhub.cli.client.Installation;
import io.revhub.cli.client.OwnProcess;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Unreachable;
import io.revhub.cli.client.Web;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The hub as a process of its own: started, killed, and started again on what it has left. */
final class HubOnTrial implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private final Map<String, String> settings;
    private final Web api;
    private final Path log;
    private final QuickStart quick;
    private OwnProcess process;

    /** @param settings of the hub, by name */
    HubOnTrial(Map<String, String> settings, Installation installation, Path log, QuickStart quick) {
        this.settings = settings;
        this.api = installation.api(
                "engineer", installation.users().get("engineer").plainPassword());
        this.log = log;
        this.quick = quick;
    }

    /** Starts and stops once, so that later starts are quicker. */
    void learn() throws InterruptedException {
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        process = OwnProcess.start(quick.program(), log, quick.toLearn(), Map.of(), arguments);
        comesUp();
        stop();
    }

    /** @param crashPoint where it halts by itself; null: nowhere @param visit at which visit of that point */
    void start(String crashPoint, int visit) {
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        if (crashPoint != null) {
            arguments.add("--revhub.crash-points.halt-at=" + crashPoint);
            arguments.add("--revhub.crash-points.visit=" + visit);
            arguments.add("--revhub.crash-points.allowed=true");
        }
        process = OwnProcess.start(quick.program(), log, quick.options(), Map.of(), arguments);
    }

    /** Waits until it is up, or has ended. @return whether it is up */
    boolean comesUp() throws InterruptedException {
        long start = System.nanoTime();
        while (process.isAlive()) {
            if (isUp()) {
                return true;
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("The hub does not come up; its log is " + log);
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return false;
    }

    /** Waits until it says that it is up again. @return false: it has ended, or is not in time */
    boolean recovers(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            if (isUp()) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return false;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it has halted by itself in time. */
    boolean halts(Duration atMost) throws InterruptedException {
        return process.ends(atMost.toMillis());
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    private boolean isUp() {
        try {
            return api.get("/actuator/health").path("status").asText().equals("UP");
        } catch (Refused | Unreachable e) {
            return false;
        }
    }

    /** Stops it in order. @return how long that took */
    Duration stop() {
        long start = System.nanoTime();
        process.close();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
    }
}

package io.revhub.cli.crash;

import io.revhub.cli.client.OwnProcess;
import io.revhub.postgres.RunningServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Broker and database as processes of their own, which are killed and started again apart from the hub. */
final class Servers implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Path folder;
    private final QuickStart quick;
    private final Map<String, Integer> ports;
    private final Map<String, OwnProcess> running = new LinkedHashMap<>();

    /** @param ports of {@code broker} and {@code database} */
    Servers(Path folder, QuickStart quick, Map<String, Integer> ports) {
        this.folder = folder;
        this.quick = quick;
        this.ports = ports;
    }

    /** Starts both. @return the hub's settings for them */
    Map<String, String> start() throws InterruptedException {
        start("database");
        start("broker");
        try {
            RunningServer database = RunningServer.in(folder.resolve("database"))
                    .orElseThrow(() -> new IllegalStateException("The database is gone"));
            return Map.of(
                    "spring.artemis.mode", "native",
                    "spring.artemis.broker-url", "tcp://localhost:" + ports.get("broker"),
                    "spring.datasource.url", database.jdbcUrl("revhub"),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that does not run, and waits until it answers. */
    void start(String server) throws InterruptedException {
        OwnProcess process = OwnProcess.start(
                quick.program(),
                folder.resolve(server + ".log"),
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"),
                Map.of(),
                List.of("server", server, "--folder", folder.resolve(server).toString(), "--port", port(server)));
        running.put(server, process);
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!process.log().toFile().exists() || !Listening.at(ports.get(server))) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The " + server + " does not start; its log is " + process.log());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String port(String server) {
        return ports.get(server).toString();
    }

    /** kill -9, of the database's own process first. */
    void kill(String server) throws InterruptedException {
        if (server.equals("database")) {
            killPostmaster();
        }
        running.remove(server).kill();
    }

    /** Stops it in order; who is connected is told to go. */
    void stop(String server) {
        running.remove(server).close();
    }

    private void killPostmaster() throws InterruptedException {
        try {
            var postmaster = RunningServer.in(folder.resolve("database")).flatMap(RunningServer::process);
            postmaster.ifPresent(ProcessHandle::destroyForcibly);
            // its children end by themselves as soon as they notice
            TimeUnit.SECONDS.sleep(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
    }
}

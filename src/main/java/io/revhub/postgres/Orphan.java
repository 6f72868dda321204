package io.revhub.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that outlives a killed process. Its own folder lock tells that no living process owns it, so it is stopped
 * before a new one starts on the same data.
 */
record Orphan(Path data) {

    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);

    void stop() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = Long.parseLong(lines.get(0).strip());
        ProcessHandle.of(pid).filter(this::isPostgres).ifPresent(this::stop);
    }

    private boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(false);
    }

    private void stop(ProcessHandle process) {
        LOG.info("Stopping the PostgreSQL server that an earlier process left behind (pid {})", process.pid());
        process.destroy();
        try {
            process.onExit().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("The orphaned PostgreSQL server " + process.pid() + " does not stop", e);
        }
    }
}

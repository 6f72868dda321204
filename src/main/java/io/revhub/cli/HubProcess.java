package io.revhub.cli;

import io.revhub.cli.client.OwnProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A hub with its sandbox that this command line has started. */
final class HubProcess implements AutoCloseable {

    private final OwnProcess process;
    private boolean kept;

    private HubProcess(OwnProcess process) {
        this.process = process;
    }

    /** @param log takes what the hub prints */
    static HubProcess start(Path log) {
        return new HubProcess(
                OwnProcess.start(null, log, List.of(), Map.of(), List.of("--spring.profiles.active=sandbox")));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return process.log();
    }

    /** From now on it lives on without this process. */
    void keep() {
        kept = true;
        process.keep();
    }

    @Override
    public void close() {
        if (!kept) {
            process.close();
        }
    }
}

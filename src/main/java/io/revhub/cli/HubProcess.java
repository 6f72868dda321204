package io.revhub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.system.ApplicationHome;

/** A hub with its sandbox that this command line has started, as a process of its own. */
final class HubProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 40;

    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(this::stop);
    private boolean kept;

    private HubProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @param log takes what the hub prints */
    static HubProcess start(Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            return new HubProcess(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("The hub cannot be started", e);
        }
    }

    private static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        Path jar = new ApplicationHome(Commands.class).getSource() == null
                ? null
                : new ApplicationHome(Commands.class).getSource().toPath();
        if (jar != null && jar.toString().endsWith(".jar")) {
            command.addAll(List.of("-jar", jar.toString()));
        } else {
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.revhub.RevHub"));
        }
        command.add("--spring.profiles.active=sandbox");
        return command;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** From now on it lives on without this process. */
    void keep() {
        kept = true;
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    @Override
    public void close() {
        if (!kept) {
            Runtime.getRuntime().removeShutdownHook(atExit);
            stop();
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

package io.revhub.cli.client;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.system.ApplicationHome;

/** This very program as a process of its own, which ends at the latest when this one does. */
public final class OwnProcess {

    private static final int PATIENCE_SECONDS = 40;

    private final Process process;
    private final Path log;
    private final Thread atExit = new Thread(this::stop);

    private OwnProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts it.
     *
     * @param program the jar to run instead; null: the one that this process runs from
     * @param log takes what it prints, after what is there already
     * @param jvm options of the Java machine
     * @param environment variables beside this process's own
     * @throws UncheckedIOException if it cannot be started
     */
    public static OwnProcess start(
            Path program, Path log, List<String> jvm, Map<String, String> environment, List<String> arguments) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command(program, jvm, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            return new OwnProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException("RevHub cannot be started", e);
        }
    }

    /** The jar that this process runs from; empty: it runs from a class path. */
    public static Optional<Path> jar() {
        ApplicationHome home = new ApplicationHome(OwnProcess.class);
        return Optional.ofNullable(home.getSource())
                .map(File::toPath)
                .filter(source -> source.toString().endsWith(".jar"));
    }

    private static List<String> command(Path program, List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(jvm);
        Path jar = program == null ? jar().orElse(null) : program;
        if (jar != null) {
            command.addAll(List.of("-jar", jar.toString()));
        } else {
            String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            command.addAll(List.of("-cp", classes, "io.revhub.RevHub"));
        }
        command.addAll(arguments);
        return command;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return log;
    }

    /** Waits until it has ended by itself. @return whether it has */
    public boolean ends(long atMostMillis) throws InterruptedException {
        return process.waitFor(atMostMillis, TimeUnit.MILLISECONDS);
    }

    /** From now on it lives on without this process. */
    public void keep() {
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** kill -9. Returns when it is gone. */
    public void kill() throws InterruptedException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and returns when it is gone. */
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
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

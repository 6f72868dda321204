package io.revhub.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A script in {@code src/test/clients} that drives a client which others have written. The packages, Node itself among them,
 * are fetched by npm on first use, in the versions of the lock file there.
 */
public final class NodeScript {

    private static final Path FOLDER = Path.of("src/test/clients").toAbsolutePath();
    private static final int MINUTES = 5;

    private final String name;

    /** @param name of the file, {@code jsforce-crud.mjs} */
    public NodeScript(String name) {
        this.name = name;
    }

    /**
     * Runs the script to its end and fails the test, with all that it printed, unless it ends with status 0.
     *
     * @param environment addresses, log-ins and files that the script reads from {@code process.env}
     * @return the lines that it printed
     */
    public List<String> run(Map<String, String> environment) throws IOException, InterruptedException {
        install();
        return execute(List.of("node_modules/.bin/node", name), environment);
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Path lock = FOLDER.resolve("package-lock.json");
        Path installed = FOLDER.resolve("node_modules/.package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(lock)) < 0) {
            execute(List.of("npm", "ci", "--no-audit", "--no-fund"), Map.of());
            Files.setLastModifiedTime(installed, Files.getLastModifiedTime(lock));
        }
    }

    private static List<String> execute(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("client", ".txt");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(ended).as("%s ended: %s", command, lines).isTrue();
        assertThat(process.exitValue()).as("%s: %s", command, lines).isZero();
        return lines;
    }
}

package io.revhub.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A server of another process, as one finds it in its folder.
 *
 * @param pid of its own process
 * @param port on loopback
 */
public record RunningServer(long pid, int port, String user, String password) {

    private static final int PORT_LINE = 3;

    /** The server that runs in a folder that {@link EmbeddedServer} was started in; empty if none does. */
    public static Optional<RunningServer> in(Path folder) throws IOException {
        Path pidFile = folder.resolve("data").resolve("postmaster.pid");
        Path password = folder.resolve("password");
        if (!Files.exists(pidFile) || !Files.exists(password)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        boolean lives = lines.size() > PORT_LINE
                && ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent();
        return lives
                ? Optional.of(new RunningServer(
                        Long.parseLong(lines.get(0).strip()),
                        Integer.parseInt(lines.get(PORT_LINE).strip()),
                        EmbeddedServer.USER,
                        Files.readString(password).strip()))
                : Optional.empty();
    }

    /** The server's own process; empty if it has ended meanwhile. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }
}

package io.revhub.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that lives in one folder and belongs to one process.
 *
 * <p>The library's defaults are meant for tests: no fsync, everybody trusted. This class turns durability on, gives the
 * superuser a generated password (file {@code password}, readable by its owner only), opens no Unix socket, and stops the
 * server that a killed process left behind. A second process on the same folder is refused.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    static final String USER = "postgres";
    private static final int ANY_PORT = 0;

    private final EmbeddedPostgres server;
    private final FileLock lock;
    private final String password;

    private EmbeddedServer(EmbeddedPostgres server, FileLock lock, String password) {
        this.server = server;
        this.lock = lock;
        this.password = password;
    }

    /**
     * Starts the server in {@code folder}, creating it at the first start.
     *
     * @param folder holds the data, the unpacked binaries and the password; created if missing
     * @throws IllegalStateException if another process runs a server in this folder, or the server cannot start
     */
    public static EmbeddedServer start(Path folder) {
        return start(folder, ANY_PORT);
    }

    /** As {@link #start(Path)}, at a port on loopback. */
    public static EmbeddedServer start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            FileLock lock = lock(folder);
            Path data = folder.resolve("data").toAbsolutePath();
            new Orphan(data).stop();
            String password = new PasswordFile(folder.resolve("password")).read();
            EmbeddedPostgres server =
                    builder(folder, data, password).setPort(port).start();
            EmbeddedServer started = new EmbeddedServer(server, lock, password);
            started.demandPassword(data);
            return started;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(
                    "The embedded PostgreSQL in " + folder + " did not start: " + e.getMessage()
                            + " (give spring.datasource.url to use a server of your own)",
                    e);
        }
    }

    /** The JDBC URL of a database on this server; the database is created if it does not exist. */
    public String jdbcUrl(String database) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = '" + database + "'")
                    .next()) {
                statement.execute("create database \"" + database + "\"");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + database, e);
        }
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IllegalStateException("Another process already runs the database in " + folder.toAbsolutePath());
        }
        return lock;
    }

    private static EmbeddedPostgres.Builder builder(Path folder, Path data, String password) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // it would stop the server under the feet of those that are still stopping
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("max_connections", "100");
    }

    /** initdb trusts everybody on loopback; from here on only the password opens the door. */
    private void demandPassword(Path data) throws IOException, SQLException {
        Path access = data.resolve("pg_hba.conf");
        List<String> rules = List.of("host all all 127.0.0.1/32 scram-sha-256", "host all all ::1/128 scram-sha-256");
        if (Files.readAllLines(access).equals(rules)) {
            return;
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter user " + USER + " password '" + password + "'");
            Files.write(access, rules);
            statement.execute("select pg_reload_conf()");
        }
        LOG.debug("The embedded PostgreSQL in {} now demands its password", data);
    }
}

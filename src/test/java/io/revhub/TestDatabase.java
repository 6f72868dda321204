package io.revhub;

import io.revhub.postgres.EmbeddedServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Empty, migrated databases for tests, on one server for the whole test JVM: an embedded one in {@code target/}, or the one
 * that the system property or environment variable REVHUB_TEST_JDBC_URL names (with REVHUB_TEST_JDBC_USER and
 * REVHUB_TEST_JDBC_PASSWORD; the user must be allowed to create databases, which are dropped when the JVM ends).
 */
public final class TestDatabase {

    private static final String PREFIX = "revhub_test_";
    private static final int LAST_FOLDER = 3;
    private static TestDatabase shared;

    private final PGSimpleDataSource server;
    private final List<String> created = new ArrayList<>();
    private final String template;

    private TestDatabase(PGSimpleDataSource server) {
        this.server = server;
        this.template = create("template1");
        Flyway.configure()
                .dataSource(database(template))
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /**
     * A new database with the store's tables, for whoever wants nobody else's rows. Every connection is a new one: no pool
     * has to be closed. Tests that configure Spring take {@code getURL()}, {@code getUser()} and {@code getPassword()}.
     */
    public static synchronized PGSimpleDataSource fresh() {
        if (shared == null) {
            shared = start();
        }
        return shared.database(shared.create(shared.template));
    }

    /** As {@link #fresh}, without any table. */
    public static synchronized PGSimpleDataSource empty() {
        if (shared == null) {
            shared = start();
        }
        return shared.database(shared.create("template1"));
    }

    private static TestDatabase start() {
        String url = setting("URL");
        if (url == null) {
            PGSimpleDataSource embedded = embedded(0);
            dropLeftOvers(embedded);
            return new TestDatabase(embedded);
        }
        TestDatabase external = new TestDatabase(source(url, setting("USER"), setting("PASSWORD")));
        Runtime.getRuntime().addShutdownHook(new Thread(external::dropAll));
        return external;
    }

    /** Another test run of the same checkout may hold a folder: the next one is taken. */
    private static PGSimpleDataSource embedded(int folder) {
        try {
            EmbeddedServer server = EmbeddedServer.start(Path.of("target", "test-postgres-" + folder));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return source(server.jdbcUrl("postgres"), server.user(), server.password());
        } catch (IllegalStateException e) {
            if (folder == LAST_FOLDER) {
                throw e;
            }
            return embedded(folder + 1);
        }
    }

    private static void dropLeftOvers(PGSimpleDataSource server) {
        JdbcClient jdbc = JdbcClient.create(server);
        jdbc.sql("select datname from pg_database where starts_with(datname, ?)")
                .param(PREFIX)
                .query(String.class)
                .list()
                .forEach(name -> drop(jdbc, name));
    }

    private String create(String from) {
        String name = PREFIX + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(server)
                .sql("create database " + name + " template " + from)
                .update();
        created.add(name);
        return name;
    }

    private PGSimpleDataSource database(String name) {
        PGSimpleDataSource database = source(server.getURL(), server.getUser(), server.getPassword());
        database.setDatabaseName(name);
        return database;
    }

    private void dropAll() {
        JdbcClient jdbc = JdbcClient.create(server);
        created.forEach(name -> drop(jdbc, name));
    }

    private static void drop(JdbcClient jdbc, String name) {
        jdbc.sql("drop database if exists " + name + " with (force)").update();
    }

    private static PGSimpleDataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        if (user != null) {
            source.setUser(user);
            source.setPassword(password);
        }
        return source;
    }

    private static String setting(String name) {
        String full = "REVHUB_TEST_JDBC_" + name;
        return System.getProperty(full, System.getenv(full));
    }
}

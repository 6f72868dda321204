package io.revhub.cli;

import io.revhub.postgres.EmbeddedServer;
import io.revhub.postgres.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.env.Environment;

/**
 * The hub's database, from outside the hub: the configured one, else the embedded one of the data folder, which is started
 * if it does not run.
 *
 * @param started to be stopped afterwards; null: it is another's
 */
record StoreAccess(DataSource store, EmbeddedServer started) implements AutoCloseable {

    private static final String DATABASE = "revhub";

    /** To read from: a server that runs is used. */
    static StoreAccess reading(Environment environment) throws IOException {
        Optional<StoreAccess> external = external(environment);
        if (external.isPresent()) {
            return external.get();
        }
        Path folder = folder(environment);
        Optional<RunningServer> running = RunningServer.in(folder);
        if (running.isPresent()) {
            RunningServer server = running.get();
            return new StoreAccess(source(server.jdbcUrl(DATABASE), server.user(), server.password()), null);
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("There is no store in " + folder.toAbsolutePath());
        }
        return started(folder);
    }

    /** To write to: an embedded server must belong to nobody else. */
    static StoreAccess writing(Environment environment) {
        return external(environment).orElseGet(() -> started(folder(environment)));
    }

    private static Optional<StoreAccess> external(Environment environment) {
        return Optional.ofNullable(environment.getProperty("spring.datasource.url"))
                .filter(url -> !url.isBlank())
                .map(url -> new StoreAccess(
                        source(
                                url,
                                environment.getProperty("spring.datasource.username"),
                                environment.getProperty("spring.datasource.password")),
                        null));
    }

    private static Path folder(Environment environment) {
        return Path.of(environment.getProperty("revhub.data", "data"), "postgres");
    }

    private static StoreAccess started(Path folder) {
        EmbeddedServer server = EmbeddedServer.start(folder);
        return new StoreAccess(source(server.jdbcUrl(DATABASE), server.user(), server.password()), server);
    }

    private static DataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        if (user != null) {
            source.setUser(user);
            source.setPassword(password);
        }
        return source;
    }

    @Override
    public void close() {
        if (started != null) {
            started.close();
        }
    }
}

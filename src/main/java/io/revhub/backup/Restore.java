package io.revhub.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Makes a store out of a backup, in an empty database: the tables as they were then, their rows in one transaction, then
 * today's migrations. The whole file is checked before anything is written. No hub may run on the database meanwhile.
 */
public final class Restore {

    private final DataSource store;

    public Restore(DataSource store) {
        this.store = store;
    }

    /** @throws BackupRefused if the file is damaged or of a newer version, or the database is not empty */
    public Manifest read(Path file) throws IOException, SQLException {
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection connection = store.getConnection()) {
            Manifest manifest = checked(zip);
            refuseFull(connection);
            refuseNewer(manifest);
            flyway().target(manifest.schema()).load().migrate();
            fill(connection, zip, manifest);
            flyway().load().migrate();
            return manifest;
        } catch (ZipException e) {
            throw new BackupRefused("The file is damaged or no backup: " + e.getMessage());
        }
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(store).locations("classpath:db/migration");
    }

    private static Manifest checked(ZipFile zip) throws IOException {
        Manifest manifest;
        try (InputStream stream = entry(zip, Manifest.NAME)) {
            manifest = Manifest.read(stream);
        }
        if (manifest.format() != Manifest.FORMAT) {
            throw new BackupRefused(
                    "The file has format " + manifest.format() + "; this RevHub reads " + Manifest.FORMAT);
        }
        for (Manifest.Table table : manifest.tables()) {
            MessageDigest digest = Backup.digest();
            try (InputStream rows = new DigestInputStream(entry(zip, table.entry()), digest)) {
                rows.transferTo(OutputStream.nullOutputStream());
            }
            if (!Backup.hex(digest).equals(table.sha256())) {
                throw new BackupRefused(
                        "The file is damaged: the rows of " + table.name() + " are not those that were written");
            }
        }
        return manifest;
    }

    private static InputStream entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new BackupRefused("The file is damaged or no backup: " + name + " is missing");
        }
        return zip.getInputStream(entry);
    }

    private static void refuseFull(Connection connection) throws SQLException {
        if (!new Catalogue(connection).tables().isEmpty()) {
            throw new BackupRefused(
                    "The database is not empty; nothing was changed. Give an empty one; of the embedded one,"
                            + " move its folder (data/postgres) away first");
        }
    }

    private void refuseNewer(Manifest manifest) {
        MigrationInfo[] all = flyway().load().info().all();
        MigrationVersion known = all[all.length - 1].getVersion();
        if (MigrationVersion.fromVersion(manifest.schema()).compareTo(known) > 0) {
            throw new BackupRefused("The backup is of a newer RevHub (store version " + manifest.schema()
                    + "; this one knows " + known + ")");
        }
    }

    private static void fill(Connection connection, ZipFile zip, Manifest manifest) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            Catalogue catalogue = new Catalogue(connection);
            for (String table : catalogue.tables()) {
                // what the migrations have put there; an append-only table refuses even to delete nothing
                boolean[] any = new boolean[1];
                catalogue.query("select 1 from " + Catalogue.quoted(table) + " limit 1", row -> any[0] = true);
                if (any[0]) {
                    statement.execute("delete from " + Catalogue.quoted(table));
                }
            }
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Manifest.Table table : manifest.tables()) {
                try (InputStream rows = entry(zip, table.entry())) {
                    copy.copyIn(table.copy("from stdin"), rows);
                }
            }
            setSequences(connection, manifest.sequences());
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("analyze");
        }
    }

    private static void setSequences(Connection connection, Map<String, Long> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
            for (Map.Entry<String, Long> sequence : values.entrySet()) {
                statement.setString(1, Catalogue.quoted(sequence.getKey()));
                statement.setLong(2, sequence.getValue());
                statement.execute();
            }
        }
    }
}

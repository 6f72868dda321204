package io.revhub.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes the store into one file while the hub works: one snapshot of all tables, by COPY, in a transaction that writes
 * nothing (so the journal's sealer does not wait for it).
 *
 * <p>The positions of the sources are older than everything else: what was captured up to them is in the snapshot. A hub that
 * goes on from the file therefore asks its sources for whatever only its lost broker knew.
 */
public final class Backup {

    private static final String POSITIONS = "position";

    private final DataSource store;
    private final Intake intake;

    /** What has come in and is not in the store yet. */
    @FunctionalInterface
    public interface Intake {

        /** Returns when everything that the broker had when it was called has been noted in the store. */
        void awaitTaken();
    }

    public Backup(DataSource store, Intake intake) {
        this.store = store;
        this.intake = intake;
    }

    /**
     * @param file replaced if it is there, but only by a complete one
     * @throws BackupRefused if there is nothing to back up
     */
    public Manifest write(Path file) throws IOException, SQLException {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        Files.deleteIfExists(part);
        OwnerOnly.create(part);
        try (Connection connection = store.getConnection()) {
            refuseEmpty(connection);
            Manifest manifest = write(connection, part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void refuseEmpty(Connection connection) throws SQLException {
        if (!new Catalogue(connection).tables().contains(POSITIONS)) {
            throw new BackupRefused("There is no store in this database: the hub has never started on it");
        }
    }

    private Manifest write(Connection connection, Path part) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            // of this session: the snapshot does not see it, and it goes when the connection is closed
            statement.execute("create temporary table known_position as select * from " + POSITIONS);
            intake.awaitTaken();
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            try (OutputStream stream = Files.newOutputStream(part);
                    ZipOutputStream zip = new ZipOutputStream(stream)) {
                return write(connection, zip);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                statement.execute("drop table known_position");
            }
        }
    }

    private static Manifest write(Connection connection, ZipOutputStream zip) throws IOException, SQLException {
        Catalogue catalogue = new Catalogue(connection);
        List<String> takenAt = new ArrayList<>();
        catalogue.query(
                "select to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
                row -> takenAt.add(row.getString(1)));
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        List<Manifest.Table> tables = new ArrayList<>();
        for (String name : catalogue.tables()) {
            tables.add(table(copy, zip, name, catalogue.columns(name)));
        }
        // after the rows: no id that stands in them is given out again
        Manifest manifest =
                new Manifest(Manifest.FORMAT, catalogue.schema(), takenAt.get(0), tables, catalogue.sequences());
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(manifest.written());
        zip.closeEntry();
        return manifest;
    }

    private static Manifest.Table table(CopyManager copy, ZipOutputStream zip, String name, List<String> columns)
            throws IOException, SQLException {
        Manifest.Table table = new Manifest.Table(name, columns, 0, "");
        zip.putNextEntry(new ZipEntry(table.entry()));
        MessageDigest digest = digest();
        String from = name.equals(POSITIONS)
                ? table.copy("to stdout").replaceFirst(Catalogue.quoted(name), "known_position")
                : table.copy("to stdout");
        long rows = copy.copyOut(from, new DigestOutputStream(zip, digest));
        zip.closeEntry();
        return new Manifest.Table(name, columns, rows, hex(digest));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}

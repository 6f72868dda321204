package io.revhub.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revhub.TestDatabase;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A backup holds everything, from one moment; a restore brings it back to the last row and number, or does nothing. */
class BackupTest {

    private static final String ODD = "tab\there, \\backslash, \"quotes\", Gr\u00f6\u00dfe \uD83D\uDE80, line\nbreak";

    private final PGSimpleDataSource store = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(store);
    private Path file;

    @BeforeEach
    void somethingIsStored(@TempDir Path folder) {
        file = folder.resolve("store.zip");
        document("child-first-by-name", null);
        document("a-child", "child-first-by-name");
        jdbc.sql("insert into change (system, record_type, record_id, body, stamp, revision, outcome, received_at)"
                        + " values ('crm', 'Quote', ?, ?, nextval('moment'), 'r', 'parked', now())")
                .params(ODD, new byte[] {0, -1, 10, 92})
                .update();
        jdbc.sql("insert into journal_line (epoch, at, kind, text) values (1, now(), 'version', ?)")
                .param(ODD)
                .update();
        position("10");
    }

    private void document(String id, String parent) {
        jdbc.sql(
                        "insert into document (id, type, key, body, parent, changed_at) values (?, 'order', ?, ?::jsonb, ?, now())")
                .params(id, id, "{\"amount\": \"1234567890.12\"}", parent)
                .update();
    }

    private void position(String value) {
        jdbc.sql("insert into position (source, value, at) values ('crm Quote', ?, now())"
                        + " on conflict (source) do update set value = excluded.value")
                .param(value)
                .update();
    }

    @Test
    void everyRowOfEveryTableComesBackAndNoNumberIsGivenOutAgain() throws Exception {
        Manifest manifest = backup(() -> {});

        JdbcClient restored = restored();

        List<String> all = manifest.tables().stream().map(Manifest.Table::name).toList();
        assertThat(all).contains("document", "change", "journal_line", "delivery", "partner_order");
        for (String table : all) {
            String rows =
                    "select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from \"" + table + "\" t";
            assertThat(restored.sql(rows).query(String.class).single())
                    .as(table)
                    .isEqualTo(jdbc.sql(rows).query(String.class).single());
        }
        long last = jdbc.sql("select max(id) from change").query(Long.class).single();
        assertThat(restored.sql("select nextval(pg_get_serial_sequence('change', 'id'))")
                        .query(Long.class)
                        .single())
                .isGreaterThan(last);
    }

    @Test
    void whatComesInWhileItIsTakenIsWhollyInItOrNotAtAllAndThePositionsAreTheOlderOnes() throws Exception {
        backup(() -> {
            position("20");
            document("taken in before the snapshot", null);
        });
        document("after it", null);

        JdbcClient restored = restored();

        assertThat(restored.sql("select value from position")
                        .query(String.class)
                        .single())
                .isEqualTo("10");
        assertThat(restored.sql("select id from document").query(String.class).list())
                .contains("taken in before the snapshot")
                .doesNotContain("after it");
    }

    @Test
    void aDatabaseThatHoldsSomethingIsLeftAsItIs() throws Exception {
        backup(() -> {});

        assertThatThrownBy(() -> new Restore(store).read(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void aDamagedFileIsRefusedBeforeAnythingIsWritten() throws Exception {
        backup(() -> {});
        Path damaged = file.resolveSibling("damaged.zip");
        copyWithout("tables/document.copy", damaged);
        Path cut = file.resolveSibling("cut.zip");
        byte[] whole = Files.readAllBytes(file);
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        PGSimpleDataSource empty = TestDatabase.empty();

        assertThatThrownBy(() -> new Restore(empty).read(damaged))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("the rows of document");
        assertThatThrownBy(() -> new Restore(empty).read(cut)).isInstanceOf(BackupRefused.class);
        try (var connection = empty.getConnection()) {
            assertThat(new Catalogue(connection).tables()).isEmpty();
        }
    }

    @Test
    void aBackupThatFailsLeavesTheOneBeforeAndNoOtherFile() throws Exception {
        backup(() -> {});
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> backup(() -> {
                    throw new IllegalStateException("not taken in");
                }))
                .hasMessage("not taken in");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aBackupOfANewerVersionIsRefused() throws Exception {
        Manifest manifest = backup(() -> {});
        Manifest newer = new Manifest(Manifest.FORMAT, "9999", manifest.takenAt(), List.of(), Map.of());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(newer.written());
        }

        assertThatThrownBy(() -> new Restore(TestDatabase.empty()).read(file))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("newer RevHub");
    }

    private Manifest backup(Backup.Intake intake) throws Exception {
        return new Backup(store, intake).write(file);
    }

    private JdbcClient restored() throws Exception {
        PGSimpleDataSource empty = TestDatabase.empty();
        new Restore(empty).read(file);
        return JdbcClient.create(empty);
    }

    /** The same file with this entry empty. */
    private void copyWithout(String entry, Path into) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile());
                OutputStream stream = Files.newOutputStream(into);
                ZipOutputStream copy = new ZipOutputStream(stream)) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                copy.putNextEntry(new ZipEntry(each.getName()));
                if (!each.getName().equals(entry)) {
                    zip.getInputStream(each).transferTo(copy);
                }
                copy.closeEntry();
            }
        }
    }
}

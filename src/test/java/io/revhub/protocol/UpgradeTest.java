package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.TestDatabase;
import io.revhub.backup.Backup;
import io.revhub.backup.Manifest;
import io.revhub.backup.Restore;
import io.revhub.document.Document;
import io.revhub.journal.Verifier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A store of version 1 with what a hub had left in it, by way of its backup: today's hub reads it all and goes on. */
class UpgradeTest {

    @Test
    void aStoreOfTheFirstVersionIsReadableAndItsWorkGoesOn(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws Exception {
        PGSimpleDataSource today = TestDatabase.empty();
        Manifest manifest = backupOfVersion1(folder.resolve("v1.zip"));
        assertThat(manifest.schema()).isEqualTo("1");
        new Restore(today).read(folder.resolve("v1.zip"));
        try (TestHub hub = new TestHub(folder)) {
            hub.crmHas("1", "chair", null);
            hub.crmHas("2", "table", null);
            hub.crmHas("4", "lamp", null);
            hub.systems.put("erp", "e1", TestHub.record("chair", null).put("key", "3F2SBVFSYZRNMRVAH9KFNPBA5F"));

            hub.moveTo(today);

            Document chair = hub.thing("1").orElseThrow();
            assertThat(chair.version()).isEqualTo(1);
            assertThat(chair.text("name")).contains("chair");
            assertThat(hub.parked()).singleElement().satisfies(item -> {
                assertThat(item.refusal().reason()).isEqualTo("The thing has no name.");
                assertThat(item.amount()).isEqualByComparingTo(new BigDecimal("12.50"));
            });
            awaitDelivered(hub, "2");
            awaitDelivered(hub, "4");
            assertThat(hub.systems.creates).containsExactlyInAnyOrder("table", "lamp");
            hub.crmHas("1", "armchair", null);
            hub.captured("1");
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    hub.systems.of("erp").get("e1").path("name").asText())
                            .isEqualTo("armchair"));
            assertThat(hub.systems.of("erp")).hasSize(3);
            assertThat(hub.bean(Verifier.class).verify().intact()).isTrue();
        }
    }

    private static Manifest backupOfVersion1(Path file) throws Exception {
        PGSimpleDataSource first = TestDatabase.empty();
        Flyway.configure()
                .dataSource(first)
                .locations("classpath:db/migration")
                .target("1")
                .load()
                .migrate();
        try (var connection = first.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("upgrade/v1.sql"));
        }
        return new Backup(first, () -> {}).write(file);
    }

    private static void awaitDelivered(TestHub hub, String id) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(hub.state(id, "erp")).isEqualTo("delivered"));
    }
}

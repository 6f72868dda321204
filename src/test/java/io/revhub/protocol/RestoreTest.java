package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.TestDatabase;
import io.revhub.backup.Backup;
import io.revhub.backup.Restore;
import io.revhub.document.DocumentId;
import io.revhub.intake.CaptureQueues;
import io.revhub.journal.Verifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A hub that goes on from a backup has forgotten what it did since; the systems have not. */
class RestoreTest {

    private TestHub hub;
    private Path folder;

    @BeforeEach
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        this.folder = folder;
        hub = new TestHub(folder);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void nothingIsDoneTwiceAndWhatWasOpenIsDoneWhenAHubGoesOnFromABackup() throws Exception {
        hub.crmHas("1", "chair", "10.00");
        hub.captured("1");
        awaitDelivered("1");
        hub.crmHas("2", "table", "20.00");
        hub.systems.failsOn = delivery -> true;
        hub.captured("2");
        await().until(() -> hub.thing("2").isPresent());
        DocumentId idOfTable = hub.thing("2").orElseThrow().id();

        new Backup(hub.database(), () -> {}).write(folder.resolve("store.zip"));

        hub.systems.failsOn = delivery -> false;
        hub.pass(Duration.ofMinutes(15));
        awaitDelivered("2");
        hub.crmHas("3", "lamp", "30.00");
        hub.captured("3");
        awaitDelivered("3");

        PGSimpleDataSource empty = TestDatabase.empty();
        new Restore(empty).read(folder.resolve("store.zip"));
        hub.moveTo(empty);
        assertThat(hub.thing("3")).isEmpty();
        hub.pass(Duration.ofMinutes(15));
        hub.captured("1");
        hub.captured("2");
        hub.captured("3");

        awaitDelivered("1");
        awaitDelivered("2");
        awaitDelivered("3");
        assertThat(hub.thing("2").orElseThrow().id()).isEqualTo(idOfTable);
        assertThat(hub.systems.creates).containsExactly("chair", "table", "lamp");
        assertThat(hub.systems.of("erp")).hasSize(3);
        assertThat(hub.parked()).isEmpty();
        assertThat(hub.bean(Verifier.class).verify().intact()).isTrue();
    }

    @Test
    void theBrokerTellsWhatHasComeInAndIsNotTakenInYet() {
        assertThat(hub.bean(CaptureQueues.class).waiting()).contains(Map.of("capture.crm", 0L, "capture.erp", 0L));
    }

    private void awaitDelivered(String id) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(hub.state(id, "erp")).isEqualTo("delivered"));
    }
}

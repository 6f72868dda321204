package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.revhub.TestDatabase;
import io.revhub.document.PartReference;
import io.revhub.document.References;
import io.revhub.load.Load;
import io.revhub.load.Loads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An existing landscape comes in without anything going out. */
class InitialLoadTest {

    private static final String NOT_LIVE = "revhub.go-live.crm=9999-01-01T00:00:00Z";

    private TestHub hub;
    private Path folder;

    @BeforeEach
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        this.folder = folder;
        hub = new TestHub(folder);
        // the catch-ups have had their first look, and look no more while a test runs: only the load finds what comes
        // now
        await().atMost(Duration.ofSeconds(30)).until(() -> hub.count("position") == 2);
        hub.systems.listed = true;
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void recordsBecomeDocumentsThatBegetAndDeliverNothing() {
        for (int i = 1; i <= 450; i++) {
            hub.crmHas("P" + i, "chair " + i, "100.00");
        }

        Load load = loaded("crm");

        assertThat(load.listed()).isEqualTo(450);
        assertThat(load.taken()).isEqualTo(450);
        assertThat(load.refused()).isZero();
        assertThat(hub.count("document where version = 1")).isEqualTo(450);
        assertThat(hub.count("reference where system = 'crm'")).isEqualTo(450);
        assertThat(hub.count("delivery")).isZero();
        assertThat(hub.systems.of("erp")).isEmpty();
    }

    @Test
    void aSecondLoadChangesNothing() {
        hub.crmHas("P1", "chair", "100.00");
        loaded("crm");

        Load again = loaded("crm");

        assertThat(again.taken()).isEqualTo(1);
        assertThat(hub.count("version")).isEqualTo(1);
    }

    @Test
    void whatChangesAfterTheLoadIsDelivered() {
        hub.crmHas("P1", "chair", "100.00");
        loaded("crm");
        hub.crmHas("P1", "armchair", "120.00");

        hub.captured("P1");

        await().untilAsserted(() -> assertThat(hub.state("P1", "erp")).isEqualTo("delivered"));
        assertThat(hub.systems.creates).containsExactly("armchair");
    }

    @Test
    void recordsThatExistOnBothSidesAreMatchedByTheirKeyAndStrangersAreReported() throws IOException {
        hub.crmHas("P1", "chair", "100.00");
        loaded("crm");
        String id = hub.thing("P1").orElseThrow().id().value();
        hub.systems.put("erp", "E1", TestHub.record("chair", "100.00").put("key", id));
        hub.systems.put("erp", "E2", TestHub.record("stranger", "1.00"));

        Load load = loaded("erp");

        assertThat(load.taken()).isEqualTo(1);
        assertThat(load.refused()).isEqualTo(1);
        assertThat(hub.count("document where type = 'thing'")).isEqualTo(1);
        assertThat(hub.bean(References.class).of(hub.thing("P1").orElseThrow().id()))
                .extracting(PartReference::record)
                .anyMatch(r -> r.system().equals("erp") && r.recordId().equals("E1"));
        assertThat(hub.parked()).isEmpty();
        StringBuilder report = new StringBuilder();
        hub.bean(Loads.class).report(load.id(), report);
        assertThat(report.toString().lines()).hasSize(2);
        assertThat(report.toString()).contains("Thing,E2,matches-nothing,");
    }

    @Test
    void whatIsPerhapsTheSameIsReportedAndWhatIsTakenInIsKnownByIt() throws IOException {
        hub.systems.put("crm", "P1", TestHub.record("chair", "1.00").put("maker", "DE811234567"));
        hub.systems.put("crm", "P2", TestHub.record("chair of Ltd", "2.00").put("maker", "DE 811234567"));

        Load load = loaded("crm");

        assertThat(load.taken()).isEqualTo(1);
        assertThat(load.refused()).isEqualTo(1);
        assertThat(hub.count("likeness where value = 'DE811234567'")).isEqualTo(1);
        StringBuilder report = new StringBuilder();
        hub.bean(Loads.class).report(load.id(), report);
        assertThat(report.toString()).contains("perhaps-the-same");
    }

    @Test
    void whatRefersToSomethingUnknownIsReportedAndComesWithTheNextLoad() {
        hub.crmHas("A1", "leg", "1.00");
        hub.systems.of("crm").get("A1").put("owner", "B1");

        assertThat(loaded("crm").refused()).isEqualTo(1);

        hub.crmHas("B1", "table", "9.00");
        loaded("crm");
        assertThat(loaded("crm").refused()).isZero();
        assertThat(hub.thing("A1")).isPresent();
    }

    @Test
    void whatComesBeforeTheGoLiveBegetsAndDeliversNothing() {
        hub.close();
        hub = new TestHub(folder, NOT_LIVE);
        hub.crmHas("P1", "chair", "100.00");

        hub.captured("P1");

        await().untilAsserted(() -> assertThat(hub.thing("P1")).isPresent());
        assertThat(hub.count("delivery")).isZero();
    }

    @Test
    void whatIsThereBeforeTheGoLiveIsLeftToTheLoad() {
        hub.close();
        FakeSystem systems = new FakeSystem();
        systems.listed = true;
        systems.put("crm", "P1", TestHub.record("chair", "100.00"));
        hub = new TestHub(folder, TestDatabase.fresh(), systems, NOT_LIVE);
        await().atMost(Duration.ofSeconds(30)).until(() -> hub.count("position") == 2);

        assertThat(hub.count("position where value = '" + FakeSystem.NOTHING_BEFORE + "'"))
                .isEqualTo(1);
        assertThat(hub.count("reading where system = 'crm'")).isZero();
        assertThat(hub.thing("P1")).isEmpty();
        assertThat(loaded("crm").taken()).isEqualTo(1);
    }

    @Test
    void aCatchUpThatHasNotComeToItsEndGoesOnWithWhatHasChangedSinceTheLoadBegan() {
        hub.close();
        FakeSystem systems = new FakeSystem();
        systems.listed = true;
        systems.neverEnds = true;
        systems.put("crm", "P1", TestHub.record("chair", "100.00"));
        hub = new TestHub(folder, TestDatabase.fresh(), systems);
        await().atMost(Duration.ofSeconds(30)).until(() -> hub.thing("P1").isPresent());

        assertThat(loaded("crm").refused()).isZero();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> hub.count("position where value = '" + FakeSystem.NOTHING_BEFORE + "'") == 1);
    }

    @Test
    void aCatchUpThatHasComeToItsEndGoesOnWhereItStood() {
        hub.crmHas("P1", "chair", "100.00");

        loaded("crm");

        assertThat(hub.count("position where value = 'all'")).isEqualTo(2);
    }

    @Test
    void whatNobodyListsCannotBeLoaded() {
        assertThatThrownBy(() -> hub.bean(Loads.class).begin("shop", "thing", "test"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("thing/from-shop");
    }

    private Load loaded(String system) {
        Loads loads = hub.bean(Loads.class);
        long id = loads.begin(system, "thing", "test");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> loads.find(id).orElseThrow().ended() != null);
        return loads.find(id).orElseThrow();
    }
}

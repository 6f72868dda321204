package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.reconcile.Difference;
import io.revhub.reconcile.Reconciliation;
import io.revhub.reconcile.Reconciliations;
import io.revhub.reconcile.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody changes behind the hub's back is found, told with its money, and repaired by the ordinary ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationTest {

    private TestHub hub;
    private int number = 100;
    private String crm;
    private String erp;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        hub = new TestHub(folder);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    /** A chair of 100.00 that is in both systems, and nothing under way. */
    @BeforeEach
    void aChairInBothSystems() {
        hub.systems.listed = true;
        hub.systems.changedUnheard.clear();
        crm = String.valueOf(++number);
        hub.crmHas(crm, "chair " + crm, "100.00");
        hub.captured(crm);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.count("reading") == 0
                        && hub.count("facet where source = 'erp'") == hub.count("document where type = 'thing'")
                        && hub.count("due") == 0
                        && hub.state(crm, "erp").equals("delivered"));
        erp = hub.systems.of("erp").entrySet().stream()
                .filter(e -> e.getValue().path("name").asText().equals("chair " + crm))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @AfterEach
    void nobodyInterferesAnyMore() {
        hub.bean(JdbcClient.class)
                .sql("delete from reading where due_at > hub_now() + interval '10 minutes'")
                .update();
        hub.systems.down = false;
        hub.systems.duringRead = () -> {};
        hub.systems.of("erp").remove("X" + crm);
        hub.systems.of("erp").remove("D" + crm);
    }

    @Test
    void nothingDiffersWhereNobodyInterfered() {
        Run run = reconciled();

        assertThat(found(run)).isEmpty();
        assertThat(run.compared()).isEqualTo(2L * hub.count("document where type = 'thing'"));
        assertThat(run.lookedAt()).containsKeys("crm", "erp");
    }

    @Test
    void anAmountThatWasChangedInTheErpIsFoundAndBroughtAgain() {
        hub.systems.of("erp").get(erp).put("amount", "90.00");

        List<Difference> found = found(reconciled());

        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.kind()).isEqualTo("different");
            assertThat(d.recordId()).isEqualTo(erp);
            assertThat(d.field()).isEqualTo("amount");
            assertThat(d.owner()).isEqualTo("crm");
            assertThat(d.hubValue()).isEqualTo("100.00");
            assertThat(d.systemValue()).isEqualTo("90.00");
            assertThat(d.amount()).isEqualByComparingTo("10.00");
        });
        repaired(found);
        assertThat(hub.systems.of("erp").get(erp).path("amount").asText()).isEqualTo("100.00");
    }

    @Test
    void aChangeInTheCrmThatTheHubNeverHeardOfIsFoundAndTakenIn() {
        hub.crmHas(crm, "chair " + crm, "120.00");

        List<Difference> found = found(reconciled());

        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.system()).isEqualTo("crm");
            assertThat(d.amount()).isEqualByComparingTo("20.00");
        });
        repaired(found);
        assertThat(hub.systems.of("erp").get(erp).path("amount").asText()).isEqualTo("120.00");
    }

    @Test
    void whatSomebodyChangedInASystemUnheardIsFoundInTheHourlyRunThoughItsDocumentIsOld() {
        hub.systems.listed = false;
        reconciled("changed");
        everyDocumentIsOld();
        hub.systems.of("erp").get(erp).put("amount", "90.00");
        assertThat(found(reconciled("changed"))).isEmpty();
        hub.systems.put("erp", "X" + crm, TestHub.record("lost", "50.00"));
        hub.systems.changedUnheard.addAll(Set.of("erp " + erp, "erp X" + crm));

        List<Difference> found = found(reconciled("changed"));

        assertThat(found).extracting(Difference::kind).containsExactlyInAnyOrder("different", "extra");
        assertThat(found).extracting(d -> d.amount().toPlainString()).containsExactlyInAnyOrder("10.00", "50.00");
        hub.systems.of("erp").remove("X" + crm);
        repaired(found.stream().filter(d -> d.kind().equals("different")).toList());
        assertThat(hub.systems.of("erp").get(erp).path("amount").asText()).isEqualTo("100.00");
    }

    @Test
    void whatIsAskedForChangesSinceTheLastRunCountsInTheBudgetByPageAndRecord() {
        hub.systems.listed = false;
        reconciled("changed");
        everyDocumentIsOld();
        hub.systems.changedUnheard.add("erp " + erp);

        Run run = reconciled("changed");

        assertThat(run.lookedAt()).containsEntry("erp", 2L).containsEntry("crm", 1L);
        assertThat(run.compared()).isEqualTo(1);
    }

    private void everyDocumentIsOld() {
        hub.bean(JdbcClient.class)
                .sql("update document set changed_at = changed_at - interval '2 days'")
                .update();
    }

    @Test
    void aRecordThatWasDeletedInTheErpIsFoundAndMadeAnew() {
        hub.systems.of("erp").remove(erp);

        List<Difference> found = found(reconciled());

        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.kind()).isEqualTo("missing");
            assertThat(d.amount()).isEqualByComparingTo("100.00");
        });
        repaired(found);
        assertThat(hub.systems.of("erp").values())
                .anyMatch(record -> record.path("name").asText().equals("chair " + crm));
    }

    @Test
    void whatIsToBeReadAgainIsJudgedIfNothingDiffers() {
        isAskedForLater();

        Run run = reconciled();

        assertThat(run.onTheWay()).isZero();
        assertThat(run.compared()).isEqualTo(2L * hub.count("document where type = 'thing'"));
    }

    @Test
    void whatIsToBeReadAgainAndDiffersIsOnItsWay() {
        isAskedForLater();
        hub.crmHas(crm, "chair " + crm, "120.00");

        Run run = reconciled();

        assertThat(run.onTheWay()).isEqualTo(1);
        assertThat(found(run)).isEmpty();
    }

    @Test
    void aVersionThatIsStillToBeBroughtIsOnItsWayThoughTheSystemIsAsItWasLeft() {
        hub.bean(JdbcClient.class)
                .sql("""
                        with newer as (update delivery set wanted = wanted + 1 where document = ? and system = 'erp'
                            returning document, system, type, lane)
                        insert into due (document, system, type, lane, due_at)
                        select document, system, type, lane, hub_now() + interval '1 hour' from newer
                        """)
                .param(hub.thing(crm).orElseThrow().id().value())
                .update();

        Run run = reconciled();

        assertThat(run.onTheWay()).isEqualTo(1);
        hub.bean(JdbcClient.class)
                .sql("update delivery set wanted = brought where brought is not null")
                .update();
        hub.bean(JdbcClient.class).sql("delete from due").update();
    }

    private void isAskedForLater() {
        hub.bean(JdbcClient.class).sql("""
                        insert into reading (system, record_type, record_id, due_at)
                        values ('crm', 'Thing', ?, hub_now() + interval '1 hour')
                        """).param(crm).update();
    }

    @Test
    void aRecordThatTheHubDoesNotKnowIsFound() {
        hub.systems.put("erp", "X" + crm, TestHub.record("stranger", "50.00"));

        List<Difference> found = found(reconciled());

        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.kind()).isEqualTo("extra");
            assertThat(d.recordId()).isEqualTo("X" + crm);
            assertThat(d.amount()).isEqualByComparingTo("50.00");
        });
    }

    @Test
    void theSameBusinessTwiceInTheErpIsTold() {
        hub.systems.put("erp", "D" + crm, hub.systems.of("erp").get(erp).deepCopy());

        List<Difference> found = found(reconciled());

        assertThat(found).singleElement().satisfies(d -> {
            assertThat(d.kind()).isEqualTo("doubled");
            assertThat(d.title()).isEqualTo("chair " + crm);
        });
    }

    @Test
    void whatHasArrivedByTheSecondLookIsNoDifference() {
        hub.systems.of("erp").get(erp).put("amount", "90.00");
        Runnable[] later = {null};
        later[0] = () -> {
            hub.systems.of("erp").get(erp).put("amount", "100.00");
            hub.systems.duringRead = () -> {};
        };
        hub.systems.duringRead = () -> hub.systems.duringRead = later[0];

        Run run = reconciled();

        assertThat(found(run)).isEmpty();
    }

    @Test
    void aSystemThatIsAwayLeavesTheRunIncompleteAndSaysSo() {
        hub.systems.down = true;

        Run run = reconciled();

        assertThat(run.incomplete()).anyMatch(text -> text.startsWith("crm:"));
        assertThat(found(run)).isEmpty();
    }

    @Test
    void theFileHasALineForEachDifference() throws IOException {
        hub.systems.of("erp").get(erp).put("amount", "90.00");
        Run run = reconciled();
        StringBuilder file = new StringBuilder();

        hub.bean(Reconciliations.class).write(run.id(), file);

        hub.systems.of("erp").get(erp).put("amount", "100.00");
        assertThat(file.toString())
                .contains("different,erp,Thing," + erp + ",thing,")
                .contains(",100.00,90.00,10.00,");
    }

    private Run reconciled() {
        return reconciled("whole");
    }

    private Run reconciled(String scope) {
        Reconciliation reconciliation = hub.bean(Reconciliation.class);
        long id = reconciliation.begin(scope, "test");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> reconciliation.find(id).orElseThrow().ended() != null);
        return reconciliation.find(id).orElseThrow();
    }

    /** What was found of this test's chair. */
    private List<Difference> found(Run run) {
        return hub.bean(Reconciliations.class).differences(run.id(), 0, 500).stream()
                .filter(d -> Set.of(crm, erp, "X" + crm, "D" + crm).contains(d.recordId()))
                .toList();
    }

    /** Repairs all of them; then nothing differs any more. */
    private void repaired(List<Difference> differences) {
        differences.forEach(d -> assertThat(hub.bean(Reconciliations.class).repair(d.id(), "test"))
                .isTrue());
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> {
                    assertThat(hub.count("reading")).isZero();
                    assertThat(hub.count("due")).isZero();
                    assertThat(found(reconciled())).isEmpty();
                });
    }
}

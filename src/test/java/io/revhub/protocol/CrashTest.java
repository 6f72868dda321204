package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each named crash point: what is repeated after it, and that nothing is lost or done twice. */
class CrashTest extends OnFreshHub {

    private static final Duration LEASE_AND_MORE = Duration.ofMinutes(2);

    @Test
    void betweenTheTwoCommitsTheHintIsRepeatedAndRecognised() {
        hub.crmHas("1", "chair", "10.00");
        hub.crashes.crashAt("between the two commits");
        hub.captured("1");
        await().until(hub.crashes::happened);

        hub.restart();

        awaitDelivered("1");
        await().untilAsserted(() -> assertThat(hub.count("reading")).isZero());
        assertThat(hub.versionsFrom("crm")).isEqualTo(1);
        assertThat(hub.systems.creates).containsExactly("chair");
    }

    @Test
    void beforeIntakeTheRecordIsReadAgain() {
        hub.crmHas("1", "chair", null);
        hub.crashes.crashAt("before intake");
        hub.captured("1");
        await().until(hub.crashes::happened);

        hub.restartAfter(LEASE_AND_MORE);

        awaitDelivered("1");
        assertThat(hub.systems.creates).containsExactly("chair");
    }

    @Test
    void afterTheAnnouncementNothingWasSentAndTheRepeatFindsNothingAndCreates() {
        hub.crmHas("1", "chair", null);
        hub.crashes.crashAt("after announcement");
        hub.captured("1");
        await().until(hub.crashes::happened);
        assertThat(hub.systems.creates).isEmpty();

        hub.restartAfter(LEASE_AND_MORE);

        awaitDelivered("1");
        assertThat(hub.systems.creates).containsExactly("chair");
    }

    @Test
    void afterTheWriteAndBeforeTheConfirmTheRepeatFindsWhatWasMade() {
        hub.crmHas("1", "chair", null);
        hub.crashes.crashAt("after write");
        hub.captured("1");
        await().until(hub.crashes::happened);
        assertThat(hub.systems.creates).containsExactly("chair");

        hub.restartAfter(LEASE_AND_MORE);

        awaitDelivered("1");
        assertThat(hub.systems.creates).containsExactly("chair");
        assertThat(hub.systems.of("erp")).hasSize(1);
    }

    @Test
    void beforeTheConfirmTheReferenceIsKeptAndTheRepeatUsesIt() {
        hub.crmHas("1", "chair", null);
        hub.crashes.crashAt("before confirm");
        hub.captured("1");
        await().until(hub.crashes::happened);

        hub.restartAfter(LEASE_AND_MORE);

        awaitDelivered("1");
        assertThat(hub.systems.of("erp")).hasSize(1);
        assertThat(hub.systems.creates).containsExactly("chair");
    }

    @Test
    void betweenTwoStepsOnlyTheSecondIsRepeated() {
        hub.systems.twoSteps = true;
        hub.crmHas("1", "chair", null);
        hub.crashes.crashAt("between steps");
        hub.captured("1");
        await().until(hub.crashes::happened);
        assertThat(hub.systems.creates).containsExactly("chair");
        assertThat(hub.systems.activations).isEmpty();

        hub.restartAfter(LEASE_AND_MORE);

        awaitDelivered("1");
        assertThat(hub.systems.creates).containsExactly("chair");
        assertThat(hub.systems.activations).containsExactly("chair");
    }

    @Test
    void aChildIsBegottenOnceThoughItsParentsDeliveryIsRepeated() {
        hub.crmHas("1", "chair", "10.00");
        hub.crashes.crashAt("before confirm");
        hub.captured("1");
        await().until(hub.crashes::happened);

        hub.restartAfter(LEASE_AND_MORE);

        await().untilAsserted(() -> assertThat(hub.state("1", "hub/note")).isEqualTo("delivered"));
        assertThat(hub.count("document where type = 'note'")).isEqualTo(1);
        assertThat(hub.count("version v join document d on d.id = v.document where d.type = 'note'"))
                .isEqualTo(1);
    }

    @Test
    void aReadingThatNoRouteTakesAnyMoreIsGivenUpAtTheNextStartAndTheJournalSaysSo() {
        hub.bean(JdbcClient.class)
                .sql(
                        "insert into reading (system, record_type, record_id, due_at) values ('crm', 'Gone', '1', hub_now())")
                .update();

        hub.restart();

        assertThat(hub.count("reading where record_type = 'Gone'")).isZero();
        assertThat(hub.count("journal_line where kind = 'not-read' and system = 'crm'"))
                .isEqualTo(1);
    }

    @Test
    void aRouteThatStartsWhileTheStoreIsAwayGoesOnWhenItIsBack() throws Exception {
        JdbcClient database = hub.bean(JdbcClient.class);
        hub.systems.listed = true;
        hub.camel().getRouteController().stopRoute("thing/from-crm/catch-up");
        database.sql("alter table position rename to position_away").update();

        hub.camel().getRouteController().startRoute("thing/from-crm/catch-up");
        hub.crmHas("1", "chair", null);
        database.sql("alter table position_away rename to position").update();

        awaitDelivered("1");
    }

    @Test
    void aPositionIsStoredOnceWhatIsBeforeItIsCaptured() throws Exception {
        hub.camel().getRouteController().stopRoute("thing/from-crm/catch-up");
        hub.bean(JdbcClient.class).sql("delete from position").update();
        hub.systems.pages.clear();
        hub.systems.listed = true;
        hub.crmHas("1", "chair", null);
        hub.freeBytes = 0;

        hub.camel().getRouteController().startRoute("thing/from-crm/catch-up");

        await().until(() -> hub.systems.pages.getOrDefault("crm", 0) > 1);
        assertThat(hub.count("position where source like 'crm %'")).isZero();
        hub.freeBytes = Long.MAX_VALUE;
        awaitDelivered("1");
        await().untilAsserted(() ->
                assertThat(hub.count("position where source like 'crm %'")).isOne());
    }

    @Test
    void whatWasMissedIsFoundAtTheNextStartAndTheJournalSaysFromWhenToWhen() {
        hub.crmHas("1", "chair", null);
        await().until(() -> hub.count("position where source like 'crm %'") == 1);
        hub.systems.listed = true;

        hub.restart();

        awaitDelivered("1");
        await().untilAsserted(() -> assertThat(
                        hub.count("journal_line where kind = 'catch-up' and system = 'crm' and text like '% 1 found.'"))
                .isOne());
    }

    private void awaitDelivered(String id) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(hub.state(id, "erp")).isEqualTo("delivered"));
    }
}

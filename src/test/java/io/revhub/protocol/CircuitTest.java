package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.delivery.Circuits;
import io.revhub.delivery.ParkedItem;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A system that fails is left alone as a whole; a document that fails is not taken for its system. */
class CircuitTest extends OnFreshHub {

    @Test
    void aSystemThatIsAwayIsLeftAloneWhileOthersGoOnAndIsTakenUpAgainByItself() {
        hub.systems.failsOn = delivery -> true;
        for (int i = 1; i <= 4; i++) {
            captured(i, "chair " + i);
        }

        await().untilAsserted(() -> assertThat(circuits().of("erp")).isPresent());
        await().untilAsserted(() -> assertThat(hub.state("1", "hub/note")).isEqualTo("delivered"));
        assertThat(hub.systems.creates).isEmpty();

        hub.systems.failsOn = delivery -> false;
        hub.pass(Duration.ofMinutes(5));

        for (int i = 1; i <= 4; i++) {
            awaitState(i, "delivered");
        }
        await().untilAsserted(() -> assertThat(circuits().of("erp")).isEmpty());
        assertThat(hub.systems.creates).hasSize(4).doesNotHaveDuplicates();
        assertThat(hub.count("journal_line where kind = 'circuit-open'")).isGreaterThanOrEqualTo(1);
        assertThat(hub.count("journal_line where kind = 'circuit-closed'")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void oneDocumentThatFailsDelaysNoOtherAndIsParkedAfterSomeTriesWithTheMoneyAtStake() {
        hub.systems.failsOn =
                delivery -> delivery.mapped().path("name").asText().equals("guilty");
        captured(1, "guilty");
        for (int i = 2; i <= 8; i++) {
            captured(i, "chair " + i);
        }
        for (int i = 2; i <= 8; i++) {
            awaitState(i, "delivered");
        }
        assertThat(circuits().of("erp")).isEmpty();

        for (int again = 9; again <= 13 && hub.parked().isEmpty(); again++) {
            captured(again, "table " + again);
            awaitState(again, "delivered");
            long tries = tries("1");
            hub.pass(Duration.ofMinutes(20));
            await().until(() -> !hub.parked().isEmpty() || tries("1") > tries);
        }

        ParkedItem parked = hub.parked().get(0);
        assertThat(parked.refusal().code()).isEqualTo("keeps-failing");
        assertThat(parked.refusal().said()).contains("500 internal error");
        assertThat(parked.amount()).isEqualByComparingTo("10.00");
    }

    @Test
    void aSystemThatAsksToBeLeftAloneIsNotCalledUntilThen() {
        hub.systems.asksToWait = Duration.ofHours(1);
        captured(1, "chair");
        await().untilAsserted(() -> assertThat(circuits().of("erp")).isPresent());
        hub.systems.asksToWait = null;
        int calls = hub.systems.calls;

        captured(2, "table");
        awaitState(2, "pending");
        hub.pass(Duration.ofMinutes(50));
        captured(3, "lamp");
        awaitState(3, "pending");
        assertThat(hub.systems.calls).isEqualTo(calls);

        hub.pass(Duration.ofMinutes(20));
        awaitState(1, "delivered");
        awaitState(2, "delivered");
        awaitState(3, "delivered");
    }

    @Test
    void whatAPersonHasPausedWaitsUntilItIsResumed() {
        circuits().pause("erp", "E. Brandt");
        captured(1, "chair");
        await().untilAsserted(() -> assertThat(hub.state("1", "hub/note")).isEqualTo("delivered"));
        hub.pass(Duration.ofDays(3));
        captured(2, "table");
        await().untilAsserted(() -> assertThat(hub.state("2", "hub/note")).isEqualTo("delivered"));
        assertThat(hub.state("1", "erp")).isEqualTo("pending");

        circuits().resume("erp", "E. Brandt");

        awaitState(1, "delivered");
        awaitState(2, "delivered");
    }

    @Test
    void whatASystemLocksTogetherIsNeverOnItsWayTwiceAtOnce() {
        captured(1, "desk");
        awaitState(1, "delivered");
        circuits().pause("erp", "E. Brandt");
        for (int i = 2; i <= 6; i++) {
            hub.systems.put(
                    "crm",
                    String.valueOf(i),
                    TestHub.record("drawer " + i, "10.00").put("owner", "1"));
            hub.captured(String.valueOf(i));
        }
        await().until(() -> hub.count("due where system = 'erp'") >= 5);

        circuits().resume("erp", "E. Brandt");

        for (int i = 2; i <= 6; i++) {
            awaitState(i, "delivered");
        }
        assertThat(hub.systems.largestOfAnOwner).isEqualTo(1);
    }

    @Test
    void aDeliveryWithoutWorkIsFoundAndBrought() {
        circuits().pause("erp", "E. Brandt");
        captured(1, "chair");
        await().until(() -> hub.count("due where system = 'erp'") == 1);
        hub.bean(JdbcClient.class).sql("delete from due where system = 'erp'").update();
        circuits().resume("erp", "E. Brandt");

        hub.restart();

        awaitState(1, "delivered");
        assertThat(hub.count("journal_line where kind = 'found-forgotten'")).isEqualTo(1);
    }

    @Test
    void onlyTheNewestVersionIsBroughtAndEveryVersionIsTold() throws Exception {
        try (JMSContext listener = hub.bean(ConnectionFactory.class).createContext()) {
            var told = listener.createConsumer(listener.createTopic("version.thing"));
            listener.start();
            circuits().pause("erp", "E. Brandt");
            for (int edition = 1; edition <= 4; edition++) {
                captured(1, "chair " + edition);
                int version = edition;
                await().until(() ->
                        hub.thing("1").filter(t -> t.version() == version).isPresent());
            }

            circuits().resume("erp", "E. Brandt");

            awaitState(1, "delivered");
            assertThat(hub.systems.creates).containsExactly("chair 4");
            assertThat(hub.systems.updates).isEmpty();
            for (int version = 1; version <= 4; version++) {
                Message message = told.receive(10_000);
                assertThat(message.getIntProperty("version")).isEqualTo(version);
                assertThat(message.getBody(String.class)).contains("chair " + version);
            }
        }
    }

    @Test
    void whatTheBrokerHadGivenUpIsTakenInAgain() throws Exception {
        hub.crmHas("1", "chair", "10.00");
        try (JMSContext broker = hub.bean(ConnectionFactory.class).createContext()) {
            Message letter = broker.createMessage();
            letter.setStringProperty("_AMQ_ORIG_ADDRESS", "capture.crm");
            letter.setStringProperty("recordType", "Thing");
            letter.setStringProperty("recordId", "1");
            broker.createProducer().send(broker.createQueue("capture-dead-letters"), letter);
        }

        awaitState(1, "delivered");
        assertThat(hub.count("journal_line where kind = 'dead-letters'")).isEqualTo(1);
    }

    @Test
    void aMessageThatNamesNoRecordIsLeftAndTheQueueGoesOn() {
        hub.crmHas("1", "chair", "10.00");
        try (JMSContext broker = hub.bean(ConnectionFactory.class).createContext()) {
            broker.createProducer().send(broker.createQueue("capture.crm"), "poison");
            broker.createProducer()
                    .setProperty("recordType", "Thing")
                    .setProperty("recordId", "")
                    .send(broker.createQueue("capture.crm"), new byte[] {0, 1, 2});
        }
        hub.captured("1");

        awaitState(1, "delivered");
    }

    private void captured(int id, String name) {
        hub.systems.put("crm", String.valueOf(id), TestHub.record(name, "10.00"));
        hub.captured(String.valueOf(id));
    }

    private void awaitState(int id, String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(hub.state(String.valueOf(id), "erp")).isEqualTo(state));
    }

    private long tries(String crmId) {
        return hub.bean(JdbcClient.class)
                .sql("select coalesce(max(tries), 0) from due where system = 'erp' and document = ?")
                .param(hub.thing(crmId).orElseThrow().id().value())
                .query(Long.class)
                .single();
    }

    private Circuits circuits() {
        return hub.bean(Circuits.class);
    }
}

package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Deliveries;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each race that the protocol names, brought about on purpose. */
class RaceTest extends OnFreshHub {

    @AfterEach
    void nothingIsDoneMeanwhileAnyMore() {
        hub.systems.duringWrite = () -> {};
        hub.systems.duringRead = () -> {};
    }

    @Test
    void aRecordThatIsAskedForAgainWhileItIsReadIsReadAgain() {
        hub.crmHas("1", "chair", null);
        hub.systems.duringRead = once(() -> {
            hub.crmHas("1", "armchair", null);
            hub.asked("crm", "1");
        });

        hub.captured("1");

        await().untilAsserted(() -> assertThat(
                        hub.thing("1").map(thing -> thing.body().path("name").asText()))
                .hasValue("armchair"));
    }

    @Test
    void whatIsDeletedWhereItsExistenceIsOwnedIsMarkedSoWhereItWasBrought() {
        hub.crmHas("1", "chair", null);
        hub.captured("1");
        await().until(() ->
                hub.systems.of("erp").size() == 1 && hub.state("1", "erp").equals("delivered"));

        hub.systems.of("crm").get("1").put("gone", true);
        hub.captured("1");

        await().untilAsserted(() -> assertThat(hub.systems
                        .of("erp")
                        .values()
                        .iterator()
                        .next()
                        .path("gone")
                        .asBoolean())
                .isTrue());
        assertThat(hub.thing("1").orElseThrow().deleted()).isTrue();
    }

    @Test
    void aNewVersionWhileTheFirstIsOnItsWayIsBroughtAfterIt() {
        hub.crmHas("1", "chair", null);
        hub.systems.duringWrite = once(() -> {
            hub.crmHas("1", "armchair", null);
            hub.asked("crm", "1");
            await().until(() -> hub.thing("1").orElseThrow().version() == 2);
        });

        hub.captured("1");

        await().untilAsserted(() -> {
            assertThat(hub.state("1", "erp")).isEqualTo("delivered");
            assertThat(erpRecord().path("name").asText()).isEqualTo("armchair");
        });
        assertThat(hub.systems.creates).containsExactly("chair");
    }

    @Test
    void ourOwnRecordSeenBeforeItsCreateIsConfirmedMakesNoTwin() {
        hub.crmHas("1", "chair", null);
        hub.systems.keeps = record -> record.remove("key");
        hub.systems.duringWrite = once(() -> {
            hub.asked("erp", "R1");
            await().until(() -> hub.count("reading where record_id = 'R1' and tries > 0") == 1);
        });

        hub.captured("1");

        await().untilAsserted(() -> {
            assertThat(hub.state("1", "erp")).isEqualTo("delivered");
            assertThat(hub.count("reading")).isZero();
        });
        assertThat(hub.count("document where type = 'thing'")).isEqualTo(1);
    }

    @Test
    void aWorkerThatLostItsLeaseChangesNothingAndTheRowIsVerified() {
        hub.crmHas("1", "chair", null);
        hub.systems.duringWrite = once(() -> hub.pass(Duration.ofMinutes(5)));

        hub.captured("1");

        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        assertThat(hub.systems.creates).containsExactly("chair");
        assertThat(hub.systems.of("erp")).hasSize(1);
    }

    @Test
    void afterAnUnknownOutcomeNothingIsSentBeforeTheSystemHasSettled() {
        hub.crmHas("1", "chair", null);
        hub.systems.cutAfterWrite = true;

        hub.captured("1");
        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("unknown"));
        assertThat(hub.count("due where announced is not null and due_at > hub_now()"))
                .isEqualTo(1);
        hub.pass(Duration.ofMinutes(1));

        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        assertThat(hub.systems.creates).containsExactly("chair");
    }

    @Test
    void whoRefersToSomethingWaitsAndIsReleasedByItsDelivery() {
        ObjectNode part = TestHub.record("leg", null);
        part.put("owner", "1");
        hub.systems.put("crm", "2", part);
        hub.crmHas("1", "refused chair", null);
        hub.captured("2");
        await().untilAsserted(() -> {
            assertThat(hub.state("2", "erp")).isEqualTo("waiting");
            assertThat(hub.state("1", "erp")).isEqualTo("parked");
        });

        hub.crmHas("1", "chair", null);
        hub.captured("1");

        await().untilAsserted(() -> assertThat(hub.state("2", "erp")).isEqualTo("delivered"));
        assertThat(hub.systems.creates).containsExactly("chair", "leg");
        assertThat(hub.count("wait")).isZero();
        assertThat(hub.parked()).isEmpty();
    }

    @Test
    void aPartThatOthersNeedIsMadeWhenTheFirstWaitsForIt() {
        hub.crmHas("1", "chest", null);
        hub.captured("1");
        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        assertThat(hub.systems.of("erp").get("R1").path("parts")).isEmpty();

        hub.systems.put("crm", "2", TestHub.record("drawer", null).put("owner", "1"));
        hub.systems.put("crm", "3", TestHub.record("drawer", null).put("owner", "1"));
        hub.captured("2");
        hub.captured("3");

        await().untilAsserted(() -> assertThat(hub.state("2", "erp")).isEqualTo("delivered"));
        await().untilAsserted(() -> assertThat(hub.state("3", "erp")).isEqualTo("delivered"));
        assertThat(hub.systems.of("erp").get("R1").path("parts"))
                .extracting(p -> p.asText())
                .containsExactly("rails");
        assertThat(hub.systems.creates).containsExactly("chest", "drawer", "drawer");
        assertThat(hub.systems.updates).containsExactly("chest");
        assertThat(hub.count("wait")).isZero();
        assertThat(hub.parked()).isEmpty();
    }

    @Test
    void whoRefersToSomethingThatIsNotMeantToComeIsParkedAndGoesOnByItselfWhenItComes() {
        hub.systems.put("crm", "2", TestHub.record("leg", null).put("owner", "1"));
        hub.crmHas("1", "local chair", null);
        hub.captured("1");
        hub.captured("2");
        await().untilAsserted(() -> assertThat(hub.parked())
                .singleElement()
                .satisfies(item -> assertThat(item.refusal().reason())
                        .isEqualTo("The thing refers to the thing local chair, which is not in the erp and is not"
                                + " meant to come there.")));

        hub.crmHas("1", "chair", null);
        hub.captured("1");

        await().untilAsserted(() -> assertThat(hub.state("2", "erp")).isEqualTo("delivered"));
        assertThat(hub.parked()).isEmpty();
    }

    @Test
    void anEchoOfOurOwnWriteMakesNoVersion() {
        hub.crmHas("1", "chair", "10.00");
        hub.captured("1");
        await().untilAsserted(() -> {
            assertThat(hub.count("facet where source = 'erp'")).isEqualTo(1);
            assertThat(hub.count("due")).isZero();
        });
        long versions = hub.count("version");

        hub.asked("erp", "R1");
        hub.asked("crm", "1");

        await().untilAsserted(() -> assertThat(hub.count("reading")).isZero());
        assertThat(hub.count("version")).isEqualTo(versions);
        assertThat(hub.systems.updates).isEmpty();
    }

    @Test
    void whatTheSystemDoesNotKeepIsParkedIfItIsAnAmount() {
        hub.systems.keeps = record -> record.put("amount", "9.99");
        hub.crmHas("1", "chair", "10.00");

        hub.captured("1");

        await().untilAsserted(() -> assertThat(hub.parked())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.refusal().reason()).isEqualTo("The erp does not keep this value: amount.")));
    }

    @Test
    void whatWasEditedInASystemThatDoesNotOwnItIsRepaired() {
        hub.crmHas("1", "chair", "10.00");
        hub.captured("1");
        await().untilAsserted(() -> {
            assertThat(hub.count("facet where source = 'erp'")).isEqualTo(1);
            assertThat(hub.count("delivery where base is not null")).isEqualTo(1);
            assertThat(hub.count("due")).isZero();
        });

        erpRecord().put("name", "table");
        hub.asked("erp", "R1");

        await().untilAsserted(() -> {
            assertThat(hub.systems.updates).containsExactly("chair");
            assertThat(erpRecord().path("name").asText()).isEqualTo("chair");
        });
    }

    @Test
    void aSystemThatIsDownLosesNothingAndIsServedWhenItIsBack() {
        hub.systems.down = true;
        hub.crmHas("1", "chair", null);
        hub.captured("1");
        await().until(() -> hub.count("reading where tries > 0") == 1);

        hub.systems.down = false;

        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
    }

    @Test
    void aChangeThatDoesNotFitIsParkedAndResolvedByALaterGoodOne() {
        hub.systems.put("crm", "1", TestHub.record("chair", null).put("name", ""));
        hub.captured("1");
        await().untilAsserted(() -> assertThat(hub.parked()).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("change");
            assertThat(item.refusal().code()).isEqualTo("does-not-fit");
        }));

        hub.crmHas("1", "chair", null);
        hub.captured("1");

        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        assertThat(hub.parked()).isEmpty();
    }

    @Test
    void aParkedDeliveryIsTriedAgainOnDemand() {
        hub.crmHas("1", "refused chair", null);
        hub.captured("1");
        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("parked"));
        long tried = hub.count("journal_line where kind = 'parked'");

        hub.bean(org.springframework.transaction.support.TransactionTemplate.class)
                .executeWithoutResult(tx -> hub.bean(Deliveries.class)
                        .retry(hub.thing("1").orElseThrow().id(), "erp"));

        await().untilAsserted(() ->
                assertThat(hub.count("journal_line where kind = 'parked'")).isGreaterThan(tried));
    }

    private ObjectNode erpRecord() {
        return hub.systems.of("erp").get("R1");
    }

    private static Runnable once(Runnable action) {
        CountDownLatch first = new CountDownLatch(1);
        return () -> {
            boolean isFirst;
            synchronized (first) {
                isFirst = first.getCount() == 1;
                first.countDown();
            }
            if (isFirst) {
                action.run();
            }
        };
    }
}

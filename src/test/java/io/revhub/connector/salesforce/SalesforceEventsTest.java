package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.revhub.intake.Hint;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceEventsTest {

    private static final Map<String, String> ACCOUNTS = Map.of("topic", "/data/ChangeEvents", "objects", "Account");

    private final TestCrm crm = new TestCrm();
    private final Listener listener = new Listener(crm, ACCOUNTS);

    @AfterEach
    void close() {
        listener.close();
        crm.close();
    }

    private Hint account() {
        return new Hint("Account", crm.create("Account", "{'Name':'Nordwind'}"));
    }

    @Test
    void everyRecordOfAnEventIsAHint() {
        String name = TestCrm.unique("five");
        crm.createMany(
                "Account",
                IntStream.range(0, 5).mapToObj(i -> "{'Name':'" + name + "'}").toList());
        List<String> ids =
                crm.query("SELECT Id FROM Account WHERE Name = '" + name + "'").findValuesAsText("Id");
        listener.untilReady();
        crm.changeMany("Account", ids, "'Industry':'Energy'");

        listener.until(() -> listener.heard.size() >= 5);

        assertThat(listener.heard).extracting(Hint::recordId).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void whatHappensWhileNobodyListensIsHeardAfterwards() {
        Optional<String> position = listener.untilReady().position;
        listener.close();
        Hint missed = account();
        try (Listener next = new Listener(crm, ACCOUNTS)) {
            next.position = position;

            next.untilHeard(missed);

            assertThat(next.journal).isEmpty();
        }
    }

    @Test
    void deletedRecordsAreHintedAt() {
        Hint account = account();
        listener.untilReady();
        crm.delete("Account", account.recordId());

        listener.untilHeard(account);
    }

    @Test
    void aStreamThatEndsAsIfAllWereWellIsOpenedAgain() {
        listener.untilReady();
        crm.events("/end-streams", null);
        Hint account = account();

        listener.untilHeard(account);
    }

    @Test
    void aStreamThatBreaksIsOpenedAgain() {
        listener.untilReady();
        crm.events("/break-streams", null);
        Hint account = account();

        listener.untilHeard(account);
    }

    @Test
    void aStreamWithoutASignOfLifeIsGivenUp() {
        try (Listener attentive =
                new Listener(crm, Map.of("topic", ACCOUNTS.get("topic"), "objects", "Account", "silence", "2s"))) {
            attentive.untilReady();
            crm.events("/mute-streams", null);
            Hint account = account();

            attentive.untilHeard(account);
        }
    }

    @Test
    void aSessionThatEndsIsRenewed() {
        listener.untilReady();
        crm.expireTokens();
        Hint account = account();

        listener.untilHeard(account);

        assertThat(listener.journal).isEmpty();
    }

    @Test
    void whatTheRouteDidNotTakeIsGivenToItAgain() {
        listener.untilReady();
        Hint account = account();
        List<Hint> first = await().pollInSameThread()
                .pollInterval(Duration.ofMillis(1))
                .until(listener::failingRound, hints -> !hints.isEmpty());

        List<Hint> again = listener.failingRound();
        Hint later = account();
        listener.untilHeard(later);

        assertThat(first).containsExactly(account);
        assertThat(again).containsExactly(account);
        assertThat(listener.heard).contains(account);
    }

    @Test
    void aPlaceThatIsNoLongerThereIsMadeGoodByQuery() {
        listener.untilReady();
        listener.close();
        Hint missed = account();
        crm.events("/expire-replay-ids", null);

        listener.untilHeard(missed);
        Hint later = account();
        listener.untilHeard(later);

        assertThat(listener.journal).singleElement().asString().contains("is found by query");
    }

    @Test
    void aBrokenPlaceIsMadeGoodByQuery() {
        listener.untilReady();
        listener.close();
        String broken = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        EventPosition at = EventPosition.parse(listener.position.orElseThrow());
        listener.position = Optional.of(at.at(broken, at.known()).text());
        Hint missed = account();

        listener.untilHeard(missed);

        assertThat(listener.journal).hasSize(1);
    }

    @Test
    void whatHappensBeforeTheFirstAnswerIsNotLost() {
        listener.round();
        listener.round();
        crm.events("/end-streams", null);
        Hint account = account();

        listener.untilHeard(account);
    }

    @Test
    void recordsThatAGapNamesAreRead() {
        listener.untilReady();
        crm.events("/gap", "{'object':'Account','type':'GAP_UPDATE','recordIds':['001000000000001AAA']}");

        listener.untilHeard(new Hint("Account", "001000000000001AAA"));
    }

    @Test
    void afterAnOverflowRecordsAreFoundByQuery() {
        listener.untilReady();
        crm.events("/drop", null);
        Hint unheard = account();
        crm.events("/gap", "{'object':'Account','type':'GAP_OVERFLOW','recordIds':[]}");

        listener.untilHeard(unheard);

        assertThat(listener.journal).singleElement().asString().contains("name no records");
    }

    @Test
    void aChildsChangeIsItsParents() {
        Hint account = account();
        try (Listener contacts = new Listener(
                crm,
                Map.of("topic", "/data/Sales__chn", "objects", "Account", "children", "Contact.AccountId=Account"))) {
            contacts.untilReady();
            String contact = crm.create("Contact", "{'LastName':'Berg','AccountId':'" + account.recordId() + "'}");
            contacts.untilHeard(account);
            contacts.heard.clear();

            crm.change("Contact", contact, "{'LastName':'Tal'}");

            contacts.untilHeard(account);
        }
    }

    @Test
    void aFirstStartGoesBackAsFarAsItIsTold() {
        Hint before = account();
        String now = crm.landscape.clock().instant().toString();
        Hint after = account();
        for (String from : List.of("earliest", now)) {
            Map<String, String> parameters =
                    Map.of("topic", "/data/ChangeEvents", "objects", "Account", "overlap", "0s", "startFrom", from);
            try (Listener listening = new Listener(crm, parameters)) {
                listening.untilHeard(after);
                assertThat(listening.heard.contains(before)).isEqualTo(from.equals("earliest"));
            }
        }
    }

    @Test
    void signsOfLifeMoveThePosition() {
        listener.untilReady();
        String quiet = EventPosition.parse(listener.position.orElseThrow()).replay();
        String product = crm.create("Product2", "{'Name':'Nobody reads it'}");

        listener.until(() ->
                !EventPosition.parse(listener.position.orElseThrow()).replay().equals(quiet));

        assertThat(listener.heard).extracting(Hint::recordId).doesNotContain(product);
    }

    @Test
    void wrongParametersAreTold() {
        Map<String, String> child =
                Map.of("topic", "/data/ChangeEvents", "objects", "Account", "children", "Contact.AccountId");
        Map<String, String> start =
                Map.of("topic", "/data/ChangeEvents", "objects", "Account", "startFrom", "somewhen");

        assertThatThrownBy(() -> crm.events(child, List.of())).hasMessageContaining("Contact.AccountId");
        assertThatThrownBy(() -> crm.events(start, List.of())).hasMessageContaining("somewhen");
    }
}

package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.sandbox.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceSinkTest {

    private final TestCrm crm = new TestCrm();
    private final Sink sink = crm.sink();
    private final SinkStep records = sink.steps().get(0);

    @AfterEach
    void close() {
        crm.close();
    }

    private static TestDelivery account(String fields) {
        return TestDelivery.of("account", TestCrm.unique("A"), "crm", "{'Account':{" + fields + "}}");
    }

    private JsonNode found(TestDelivery delivery) {
        return crm.query(
                "SELECT Id, Name, AnnualRevenue FROM Account WHERE RevHub_Key__c LIKE '" + delivery.key() + "%'");
    }

    @Test
    void whatIsNotThereIsMadeAndMadeAgainItIsChanged() {
        TestDelivery account = account("'Name':'Müller & Söhne'");
        TestDelivery first = account.brought(sink);
        String id = first.delivery().reference().orElseThrow().recordId();

        Written repeat = account.write(records);

        assertThat(id).hasSize(18).startsWith("001");
        assertThat(repeat)
                .isEqualTo(new Written.Made(List.of(PartReference.whole(new Reference("crm", "Account", id)))));
        assertThat(found(account)).hasSize(1);
        assertThat(found(account).at("/0/Name").asText()).isEqualTo("Müller & Söhne");
    }

    @Test
    void amountsKeepEveryDigit() {
        TestDelivery account =
                account("'Name':'Rich','AnnualRevenue':123456789012345.67").brought(sink);

        assertThat(found(account).at("/0/AnnualRevenue").decimalValue()).isEqualByComparingTo("123456789012345.67");
    }

    @Test
    void onlyWhatChangedIsSentToAKnownRecord() {
        TestDelivery account = account("'Name':'Old','Phone':'1'").brought(sink);
        String id = account.delivery().reference().orElseThrow().recordId();
        crm.change("Account", id, "{'Phone':'2'}");

        account.changed("{'Account':{'Name':'New','Phone':'1'}}", "{'Account':{'Name':'New'}}")
                .brought(sink);

        assertThat(crm.read("Account", id).get("Name").asText()).isEqualTo("New");
        assertThat(crm.read("Account", id).get("Phone").asText()).isEqualTo("2");
    }

    @Test
    void aCutAfterTheWriteLeavesNoTwin() {
        TestDelivery account = account("'Name':'Cut'");
        crm.query("SELECT Id FROM Account LIMIT 1");
        crm.fault(Fault.Kind.CUT_AFTER_WRITE, "PATCH", "/composite/");

        assertThat(account.write(records)).isInstanceOf(Written.Unknown.class);
        account.brought(sink);

        assertThat(found(account)).hasSize(1);
    }

    @Test
    void aMemberOfABatchFailsAlone() {
        TestDelivery good = account("'Name':'Good'");
        TestDelivery nameless = account("'Phone':'1'");
        TestDelivery alsoGood = account("'Name':'Also good'");

        List<Written> written = records.write(
                Stream.of(good, nameless, alsoGood).map(TestDelivery::delivery).toList());

        assertThat(written.get(0)).isInstanceOf(Written.Made.class);
        assertThat(written.get(1)).isInstanceOfSatisfying(Written.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("field-missing");
            assertThat(refused.refusal().reason())
                    .startsWith("The account A-")
                    .endsWith(" lacks a value that the CRM requires.");
            assertThat(refused.refusal().said()).contains("Account: REQUIRED_FIELD_MISSING", "[Name]");
        });
        assertThat(written.get(2)).isInstanceOf(Written.Made.class);
    }

    @Test
    void moreThanTwoHundredGoInSeveralCalls() {
        List<Delivery> many = IntStream.range(0, 201)
                .mapToObj(i -> account("'Name':'Many'").delivery())
                .toList();

        assertThat(records.write(many)).hasSize(201).allMatch(Written.Made.class::isInstance);
    }

    @Test
    void whenTheDaysCallsAreUsedUpTheCrmIsLeftAloneForAWhile() {
        account("'Name':'Logged in'").brought(sink);
        crm.dailyCalls(0);

        Written written = account("'Name':'x'").write(records);
        assertThat(written).isInstanceOfSatisfying(Written.Later.class, later -> {
            assertThat(later.after()).isEqualTo(Duration.ofMinutes(5));
            assertThat(later.said()).contains("REQUEST_LIMIT_EXCEEDED");
        });
        crm.dailyCalls(100_000);
        assertThat(account("'Name':'x'").write(records)).isInstanceOf(Written.Made.class);
    }

    @Test
    void aLockedRowIsTriedAgainAndARuleOfTheOrgsOwnIsForAPerson() {
        account("'Name':'Logged in'").brought(sink);

        crm.refuse("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record");
        assertThat(account("'Name':'x'").write(records)).isInstanceOf(Written.Later.class);
        crm.refuse("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Only the team in Kiel may <b>do</b> this.");
        assertThat(account("'Name':'x'").write(records)).isInstanceOfSatisfying(Written.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo("crm-rule");
            assertThat(refused.refusal().said()).contains("Only the team in Kiel may <b>do</b> this.");
        });
    }

    @Test
    void anEndedSessionIsNoticedByNobody() {
        account("'Name':'Before'").brought(sink);
        crm.expireTokens();

        account("'Name':'After'").brought(sink);
    }

    @Test
    void anOutageLeavesTheOutcomeUnknownAndABusyCrmDoesNot() {
        account("'Name':'Logged in'").brought(sink);

        crm.fault(Fault.Kind.OUTAGE, "PATCH", "/composite/");
        assertThat(account("'Name':'x'").write(records)).isInstanceOf(Written.Unknown.class);
        crm.fault(Fault.Kind.UNAVAILABLE, "PATCH", "/composite/");
        assertThat(account("'Name':'x'").write(records)).isInstanceOf(Written.Later.class);
    }

    @Test
    void aCrmThatIsDownAtTheStartIsTriedLater() throws IOException {
        try (TestCrm down = new TestCrm(URI.create("http://localhost:" + freePort()), "secret")) {
            assertThat(account("'Name':'x'").write(down.sink().steps().get(0)))
                    .isInstanceOfSatisfying(
                            Written.Later.class,
                            later -> assertThat(later.said()).contains("refused"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aWrongSecretDoesNothing() {
        try (TestCrm stranger = new TestCrm(crm.landscape.address("crm"), "wrong")) {
            assertThat(account("'Name':'x'").write(stranger.sink().steps().get(0)))
                    .isInstanceOfSatisfying(
                            Written.Later.class,
                            later -> assertThat(later.said()).contains("log-in"));
        }
    }

    @Test
    void aFormThatIsNoneIsForAPerson() {
        TestDelivery broken = TestDelivery.of("account", "A-1", "crm", "{'Account':'Name'}");

        assertThat(broken.look(records)).isInstanceOf(Shown.Doubtful.class);
    }

    @Test
    void theCallsOfTheDayAreShown() {
        account("'Name':'Counted'").brought(sink);

        assertThat(crm.meters.get("revhub.calls.used").gauge().value()).isPositive();
        assertThat(crm.meters.get("revhub.calls.allowed").gauge().value()).isPositive();
    }
}

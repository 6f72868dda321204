package io.revhub.connector.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountSinkTest {

    private final TestBilling billing = new TestBilling();
    private final Sink sink = billing.accounts();
    private final TestDelivery account =
            TestDelivery.of("account", "A-" + UUID.randomUUID(), "billing", form("Nordwind Logistik GmbH", "EUR"));

    @AfterEach
    void clearFaults() {
        billing.clearFaults();
    }

    @Test
    void anAccountIsCreatedUnderTheHubsKeyAndTaggedForManualPayment() {
        TestDelivery brought = account.brought(sink);

        JsonNode shown = shown();
        assertThat(brought.delivery().reference().orElseThrow().recordId())
                .isEqualTo(shown.get("accountId").asText());
        assertThat(shown.get("name").asText()).isEqualTo("Nordwind Logistik GmbH");
        assertThat(tags(shown)).isEqualTo("MANUAL_PAY");
    }

    @Test
    void anAccountWhoseCreationWasCutIsFoundAndNotMadeTwice() {
        billing.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/accounts");

        Written cut = account.write(sink.steps().get(0));

        assertThat(cut).isInstanceOf(Written.Unknown.class);
        assertThat(account.look(sink.steps().get(0))).isInstanceOf(Shown.Done.class);
        assertThat(account.brought(sink).delivery().reference()).isPresent();
    }

    @Test
    void aRaceThatAnotherWorkerWonIsLookedUpNotParked() {
        account.brought(sink);

        assertThat(account.write(sink.steps().get(0))).isInstanceOf(Written.Later.class);
    }

    @Test
    void afterACrashBeforeTheTagOnlyTheTagIsSet() {
        TestDelivery crashed = account.after(sink.steps().get(0));
        assertThat(crashed.look(sink.steps().get(1))).isInstanceOf(Shown.Existing.class);

        account.brought(sink);

        assertThat(tags(shown())).isEqualTo("MANUAL_PAY");
        assertThat(crashed.look(sink.steps().get(1))).isInstanceOf(Shown.Done.class);
    }

    @Test
    void onlyWhatChangedIsSent() {
        TestDelivery brought = account.brought(sink);

        brought.changed(form("Nordwind AG", "EUR"), "{'name':'Nordwind AG'}").brought(sink);

        assertThat(shown().get("name").asText()).isEqualTo("Nordwind AG");
        assertThat(shown().get("email").asText()).isEqualTo("buchhaltung@nordwind.example");
    }

    @Test
    void anAccountsCurrencyCannotChange() {
        TestDelivery brought = account.brought(sink);

        Shown shown = brought.changed(form("Nordwind", "USD"), "{'currency':'USD'}")
                .look(sink.steps().get(0));

        assertThat(((Shown.Doubtful) shown).refusal().code()).isEqualTo("currency-differs");
    }

    @Test
    void whileBillingIsNotThereTheDeliveryComesLaterAndNothingWasSent() {
        Sink nowhere =
                billing.connector(URI.create("http://localhost:1")).account().sink("billing", Map.of());

        assertThat(account.write(nowhere.steps().get(0))).isInstanceOf(Written.Later.class);
        assertThatThrownBy(() -> account.look(nowhere.steps().get(0))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void theWaitThatBillingAsksForIsKept() {
        billing.fault(Fault.Kind.TOO_MANY_REQUESTS, "POST", "/accounts");

        assertThat(((Written.Later) account.write(sink.steps().get(0))).after()).isEqualTo(Duration.ofSeconds(1));
    }

    private JsonNode shown() {
        return billing.get("/accounts?externalKey=" + account.key());
    }

    private String tags(JsonNode shown) {
        return String.join(
                ",",
                billing.get("/accounts/" + shown.get("accountId").asText() + "/tags")
                        .findValuesAsText("tagDefinitionName"));
    }

    private static String form(String name, String currency) {
        return """
                {'name':'%s','email':'buchhaltung@nordwind.example','currency':'%s','country':'DE',
                 'timeZone':'Europe/Berlin','locale':'de_DE','tags':['MANUAL_PAY']}""".formatted(name, currency);
    }
}

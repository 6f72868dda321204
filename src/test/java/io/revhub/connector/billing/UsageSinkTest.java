package io.revhub.connector.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsageSinkTest {

    private final TestBilling billing = new TestBilling();
    private final Sink sink = billing.connector().usage().sink("billing", Map.of());
    private final String subscription = subscription();
    private final TestDelivery usage = usage("{'subscriptionId':'%s','records':[%s,%s]}"
            .formatted(subscription, record("2026-04-11", "12.5"), record("2026-04-12", "7.5")));

    @AfterEach
    void clearFaults() {
        billing.clearFaults();
    }

    @Test
    void whatWasUsedIsToldOnceEvenIfTheAnswerIsLost() {
        billing.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/usages");

        assertThat(usage.write(sink.steps().get(0))).isInstanceOf(Written.Unknown.class);
        usage.brought(sink);
        usage.brought(sink);

        assertThat(used().at("/rolledUpUnits/0/unitType").asText()).isEqualTo("km");
        assertThat(used().at("/rolledUpUnits/0/amount").decimalValue()).isEqualByComparingTo("20");
    }

    @Test
    void anUnknownSubscriptionIsForAPersonAndAMissingOneToo() {
        TestDelivery unknown = usage("{'subscriptionId':'" + UUID.randomUUID() + "','records':[]}");
        TestDelivery none = usage("{'records':[]}");

        assertThat(unknown.write(sink.steps().get(0))).isInstanceOf(Written.Refused.class);
        assertThat(none.write(sink.steps().get(0)))
                .isInstanceOfSatisfying(
                        Written.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).contains("subscriptionId is missing"));
    }

    private JsonNode used() {
        return billing.get("/usages/" + subscription + "?startDate=2026-04-01&endDate=2026-05-01");
    }

    private static TestDelivery usage(String form) {
        return TestDelivery.of("usage", UUID.randomUUID().toString(), "billing", form);
    }

    private static String record(String day, String amount) {
        return "{'unit':'km','day':'%s','amount':'%s'}".formatted(day, amount);
    }

    private String subscription() {
        String plan = "plan-" + UUID.randomUUID();
        billing.client().post("/1.0/kb/catalog/simplePlan", """
                {'planId':'%s','productName':'Fleet','productCategory':'BASE','currency':'EUR','amount':0,
                 'billingPeriod':'MONTHLY','trialLength':0,'trialTimeUnit':'UNLIMITED'}""".formatted(plan));
        String account = TestDelivery.of(
                        "account", UUID.randomUUID().toString(), "billing", "{'name':'N','currency':'EUR'}")
                .brought(billing.accounts())
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();
        return billing.client()
                .post("/1.0/kb/subscriptions", "{'accountId':'%s','planName':'%s'}".formatted(account, plan))
                .location()
                .replaceFirst(".*/", "");
    }
}

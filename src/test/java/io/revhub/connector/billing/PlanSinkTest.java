package io.revhub.connector.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanSinkTest {

    private final TestBilling billing = new TestBilling();
    private final Sink sink = billing.connector().plan().sink("billing", Map.of());
    private final String plan = "plan-" + UUID.randomUUID();

    @Test
    void aPlanCanBeBroughtAgainAndAgain() {
        TestDelivery brought = delivery("39.00").brought(sink);
        delivery("39.0").brought(sink);

        assertThat(brought.delivery().reference().orElseThrow().recordId()).isEqualTo(plan);
        assertThat(billing.get("/catalog").get(0).findValuesAsText("name")).contains(plan);
    }

    @Test
    void aPlanForANewPriceStandsBesideTheFirst() {
        TestDelivery brought = delivery("39.00").brought(sink);
        String dearer = plan + "-41";
        String dearerForm = form(dearer, "41.00");

        TestDelivery again = brought.changed(dearerForm, dearerForm).brought(sink);

        assertThat(again.delivery().reference().orElseThrow().recordId()).isEqualTo(plan);
        assertThat(again.delivery().known().get("plans/" + dearer).recordId()).isEqualTo(dearer);
    }

    @Test
    void eachPriceHasItsPlan() {
        String two = form(plan, "39.00")
                .replace("]}", "," + form(plan + "-chf", "42.00").replace("{'plans':[", ""));

        TestDelivery brought = TestDelivery.of("product", "FP-1", "billing", two.replace("\n", " "))
                .brought(sink);

        assertThat(brought.delivery().reference().orElseThrow().recordId()).isEqualTo(plan);
        assertThat(brought.delivery().known()).containsKey("plans/" + plan + "-chf");
        assertThat(billing.get("/catalog").get(0).findValuesAsText("name")).contains(plan, plan + "-chf");
    }

    @Test
    void anotherPriceIsForAPerson() {
        delivery("39.00").brought(sink);

        Written written = delivery("41.00").write(sink.steps().get(0));

        Written.Refused refused = (Written.Refused) written;
        assertThat(refused.refusal().code()).isEqualTo("plan-price-fixed");
        assertThat(refused.refusal().reason()).startsWith("Billing has the plan of the product FP-1 already");
        assertThat(refused.refusal().said()).contains("2060");
    }

    private TestDelivery delivery(String amount) {
        return TestDelivery.of("product", "FP-1", "billing", form(plan, amount));
    }

    private static String form(String plan, String amount) {
        return """
                {'plans':[{'planId':'%s','productName':'Fleet Pro','productCategory':'BASE','currency':'EUR','amount':'%s',
                 'billingPeriod':'ANNUAL','trialLength':0,'trialTimeUnit':'UNLIMITED'}]}""".formatted(plan, amount);
    }
}

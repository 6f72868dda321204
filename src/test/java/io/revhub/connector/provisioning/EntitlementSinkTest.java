package io.revhub.connector.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntitlementSinkTest {

    private final TestProvisioning provisioning = new TestProvisioning();
    private final Sink sink = provisioning.connector().entitlement().sink("provisioning", Map.of());
    private final SinkStep step = sink.steps().get(0);
    private final TestDelivery order = TestDelivery.of("order", "O-" + UUID.randomUUID(), "provisioning", form("25"));

    @AfterEach
    void clearFaults() {
        provisioning.clearFaults();
    }

    @Test
    void anOrderBecomesOneEntitlementHoweverOftenItIsPosted() {
        TestDelivery brought = order.brought(sink);
        order.brought(sink);

        assertThat(entitlements()).hasSize(1);
        assertThat(entitlements().get(0).get("id").asText())
                .isEqualTo(brought.delivery().reference().orElseThrow().recordId());
        assertThat(entitlements().get(0).at("/lines/0/quantity").isNumber()).isTrue();
    }

    @Test
    void anEntitlementThatWasMadeButNotAnsweredIsAdopted() {
        provisioning.fault(Fault.Kind.CUT_AFTER_WRITE, "POST");

        assertThat(order.write(step)).isInstanceOf(Written.Unknown.class);
        order.brought(sink);

        assertThat(entitlements()).hasSize(1);
    }

    @Test
    void anotherQuantityIsBroughtToTheSameEntitlement() {
        TestDelivery more = order.brought(sink).changed(form("30"), "{'lines':[]}");

        assertThat(more.look(step)).isInstanceOf(Shown.Existing.class);
        more.brought(sink);

        assertThat(entitlements().get(0).at("/lines/0/quantity").asText()).isEqualTo("30");
        assertThat(more.look(step)).isInstanceOf(Shown.Done.class);
    }

    @Test
    void anEntitlementIsSuspendedResumedAndRevokedOnceEach() {
        TestDelivery now = order.brought(sink);
        String id = now.delivery().reference().orElseThrow().recordId();
        provisioning.client().post("/_sandbox/complete/" + id, "{}");

        for (String status : List.of("suspended", "active", "revoked")) {
            now = now.changed(form("25").replace("}]}", "}],'status':'" + status + "'}"), "{'status':'x'}");
            assertThat(now.look(step)).as(status).isInstanceOf(Shown.Existing.class);
            provisioning.fault(Fault.Kind.CUT_AFTER_WRITE, "PATCH");
            assertThat(now.write(step)).isInstanceOf(Written.Unknown.class);
            assertThat(now.look(step)).isInstanceOf(Shown.Done.class);
            now.write(step);
            assertThat(entitlements().get(0).get("status").asText()).isEqualTo(status);
        }
    }

    @Test
    void whatIsSuspendedBeforeItIsMadeIsSuspendedAsSoonAsItCanBe() {
        TestDelivery suspended = order.changed(form("25").replace("}]}", "}],'status':'suspended'}"), "{}");

        assertThat(suspended.write(step)).isNotInstanceOf(Written.Made.class);
        String id = entitlements().get(0).get("id").asText();
        provisioning.client().post("/_sandbox/complete/" + id, "{}");
        suspended.brought(sink);

        assertThat(entitlements()).hasSize(1);
        assertThat(entitlements().get(0).get("status").asText()).isEqualTo("suspended");
    }

    @Test
    void anEntitlementUnderTheHubsKeyWithOtherLinesIsForAPerson() {
        order.brought(sink);

        Written.Refused refused =
                (Written.Refused) order.changed(form("30"), "{}").write(step);

        assertThat(refused.refusal().code()).isEqualTo("entitlement-differs");
    }

    @Test
    void whatCannotBeProvidedIsForAPerson() {
        Written.Refused refused =
                (Written.Refused) order.changed(form("0"), "{}").write(step);

        assertThat(refused.refusal().code()).isEqualTo("refused");
        assertThat(refused.refusal().said()).contains("no positive quantity");
    }

    @Test
    void anOutageIsTriedLater() {
        Sink nowhere = provisioning
                .connector(URI.create("http://localhost:1"), Clock.systemUTC())
                .entitlement()
                .sink("provisioning", Map.of());
        provisioning.fault(Fault.Kind.UNAVAILABLE, "POST");

        assertThat(order.write(nowhere.steps().get(0))).isInstanceOf(Written.Later.class);
        assertThat(order.write(step)).isInstanceOf(Written.Later.class);
        assertThat(entitlements()).isEmpty();
    }

    private JsonNode entitlements() {
        return provisioning
                .client()
                .get("/entitlements?externalKey=" + order.key())
                .json()
                .get("entitlements");
    }

    private static String form(String quantity) {
        return "{'externalKey':'x','order':'O-1','startDate':'2026-04-15','lines':[{'line':'10','sku':'T','quantity':'%s'}]}"
                .formatted(quantity);
    }
}

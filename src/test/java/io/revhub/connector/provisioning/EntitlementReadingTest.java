package io.revhub.connector.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.revhub.connector.TestDelivery;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import io.revhub.sandbox.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EntitlementReadingTest {

    private final TestProvisioning provisioning = new TestProvisioning();
    private final Reader reader = provisioning.connector().reader().reader("provisioning", Map.of());
    private final CatchUp catchUp = provisioning.connector().catchUp().catchUp("provisioning", Map.of());

    @BeforeEach
    void nothingBecomesActiveByItself() {
        provisioning.client().post("/_sandbox/hold", "{'hold':true}");
    }

    @AfterEach
    void release() {
        provisioning.clearFaults();
        provisioning.client().post("/_sandbox/hold", "{'hold':false}");
    }

    @Test
    void anEntitlementIsReadWholeAndAnUnknownOneIsAbsent() {
        String id = entitlement();

        var read = reader.read(List.of(id, "ent_0"));

        assertThat(read.keySet()).containsExactly(id);
        assertThat(read.get(id).at("/lines/0/status").asText()).isEqualTo("pending");
    }

    @Test
    void anOutageIsToldFromARecordThatIsNotThere() {
        provisioning.fault(Fault.Kind.UNAVAILABLE, "GET");

        assertThatThrownBy(() -> reader.read(List.of("ent_0"))).isInstanceOf(ReadFailed.class);
    }

    @Test
    void whatNobodyAnnouncedIsFoundOnceForEachChange() {
        String id = entitlement();
        Hint hint = new Hint("Entitlement", id);

        CatchUp.Page first = catchUp.next(Optional.empty());
        CatchUp.Page second = catchUp.next(Optional.of(first.position()));
        provisioning.client().send("PATCH", "/entitlements/" + id, "{'lines':[{'line':'10','quantity':5}]}");
        CatchUp.Page third = catchUp.next(Optional.of(second.position()));

        assertThat(first.hints()).contains(hint);
        assertThat(second.hints()).doesNotContain(hint);
        assertThat(third.hints()).contains(hint);
        assertThat(catchUp.next(Optional.of(third.position())).hints()).doesNotContain(hint);
    }

    @Test
    void usageIsFoundAgainWhenItsMeterShowsMore() {
        Reader usage = provisioning.connector().usageReader().reader("provisioning", Map.of());
        CatchUp usages = provisioning.connector().usageCatchUp().catchUp("provisioning", Map.of());
        String id = entitlement();

        meter(id, 7000);
        CatchUp.Page first = usages.next(Optional.empty());
        CatchUp.Page second = usages.next(Optional.of(first.position()));
        meter(id, 7400);
        CatchUp.Page third = usages.next(Optional.of(second.position()));

        String record = "use_" + id.replace("ent_", "") + "-10-2026-05-01";
        Hint hint = new Hint("Usage", record);
        assertThat(first.hints()).contains(hint);
        assertThat(second.hints()).doesNotContain(hint);
        assertThat(third.hints()).contains(hint);
        assertThat(usage.read(List.of(record)).get(record).path("quantity").asInt())
                .isEqualTo(7400);
    }

    private void meter(String entitlement, int quantity) {
        provisioning
                .client()
                .post(
                        "/_sandbox/usage/" + entitlement,
                        "{'line':'10','from':'2026-05-01','to':'2026-05-31','quantity':" + quantity + "}");
    }

    private String entitlement() {
        return TestDelivery.of(
                        "order",
                        UUID.randomUUID().toString(),
                        "provisioning",
                        "{'order':'O-1','startDate':'2026-04-15','lines':[{'line':'10','sku':'T','quantity':'1'}]}")
                .brought(provisioning.connector().entitlement().sink("provisioning", Map.of()))
                .delivery()
                .reference()
                .orElseThrow()
                .recordId();
    }
}

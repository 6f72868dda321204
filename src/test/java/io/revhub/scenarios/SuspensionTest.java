package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who does not pay may be suspended: the hub proposes it by the rule, a person approves it, payment ends it. */
@ExtendWith(World.Shared.class)
class SuspensionTest {

    private final World world;

    SuspensionTest(World world) {
        this.world = world;
    }

    @Test
    void whoDoesNotPayIsSuspendedOnceSomebodyApprovesItAndMayUseItAgainWhenItIsPaid() {
        world.provisioning.hold(true);
        LocalDate start = world.today();
        Agreement sale = Offer.in(world)
                .paymentTerms("due now")
                .from(start.toString(), 12)
                .line("Fleet Pro, user and year", "subscription", 10, "100.00", "0", "1000.00", "schedule")
                .signed()
                .erpHas("DR " + start + " S DEB 1190.00 H DEF 1000.00 H VAT 190.00")
                .mayUse("10");
        world.provisioning.complete(entitlement(sale).path("id").asText(), List.of());
        LocalDate later = start.plusDays(5);
        world.on(later);
        Offer.in(world)
                .to(sale.customer())
                .paymentTerms("due now")
                .line("Training", "service", 1, "500.00", "0", "500.00", "order")
                .signed()
                .erpHas("DR " + later + " S DEB 595.00 H RS 500.00 H VAT 95.00");
        assertThat(crm(sale).path("RevHub_Suspension__c").isNull()).isTrue();

        world.on(start.plusDays(31));
        proposed(sale, 1);
        assertThat(crm(sale).path("RevHub_SuspensionReason__c").asText())
                .contains("1785.00 EUR overdue, the oldest due on " + start);
        assertThat(entitlement(sale).path("status").asText()).isEqualTo("active");

        approved(sale, 1);
        entitlementIs(sale, "suspended");

        sale.pays("1190.00");
        entitlementIs(sale, "active");
        notProposed(sale);

        world.on(later.plusDays(31));
        proposed(sale, 2);
        assertThat(entitlement(sale).path("status").asText()).isEqualTo("active");

        approved(sale, 2);
        entitlementIs(sale, "suspended");
        assertThat(world.hub.history(document(sale)))
                .contains("1785.00 EUR overdue")
                .contains("595.00 EUR overdue")
                .contains("suspensionApproved");
    }

    private void proposed(Agreement sale, int number) {
        soon("proposal " + number + " to suspend " + sale.quote())
                .untilAsserted(
                        () -> assertThat(crm(sale).path("RevHub_Suspension__c").asInt())
                                .isEqualTo(number));
    }

    private void notProposed(Agreement sale) {
        soon("the end of the proposal to suspend " + sale.quote())
                .untilAsserted(() -> assertThat(crm(sale)
                                        .path("RevHub_Suspension__c")
                                        .isNull()
                                && crm(sale).path("RevHub_SuspensionReason__c").isNull())
                        .isTrue());
    }

    private void approved(Agreement sale, int number) {
        world.crm.change("Contract", sale.contractInCrm(), Map.of("RevHub_SuspensionApproved__c", number));
    }

    private void entitlementIs(Agreement sale, String status) {
        soon("the entitlement of " + sale.quote() + " to be " + status)
                .untilAsserted(() ->
                        assertThat(entitlement(sale).path("status").asText()).isEqualTo(status));
    }

    private JsonNode entitlement(Agreement sale) {
        return world.provisioning.entitlement(sale.quote().replace("Q-", "C-")).orElseThrow();
    }

    private JsonNode crm(Agreement sale) {
        return world.crm
                .query("SELECT RevHub_Suspension__c, RevHub_SuspensionReason__c FROM Contract WHERE Id = '"
                        + sale.contractInCrm() + "'")
                .get(0);
    }

    private String document(Agreement sale) {
        return world.store.id("crm", "Contract", sale.contractInCrm()).orElseThrow();
    }
}

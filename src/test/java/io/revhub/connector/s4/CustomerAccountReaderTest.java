package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomerAccountReaderTest {

    private final Erp erp = new Erp();
    private final String customer = erp.customer();

    @Test
    void whoOwesNothingHasAnEmptyAccount() {
        JsonNode account = account();

        assertThat(account.get("open").asText()).isEqualTo("0");
        assertThat(account.get("oldestDue").isNull()).isTrue();
        assertThat(account.get("lastPayment").isNull()).isTrue();
        assertThat(account.get("creditLimit").isNull()).isTrue();
        assertThat(account.get("dunningLevel").asInt()).isZero();
    }

    @Test
    void dunningAndCreditAreThere() {
        erp.entry(customer, "DR", "41000000", "749.59", "2026-02-01");
        erp.dunned("2026-04-20");
        erp.client().create("API_CRDTMBUSINESSPARTNER", "CreditManagementAccount", Erp.json("""
                {"BusinessPartner":"%s","CreditSegment":"0000","CreditLimitAmount":"5000.00","CreditAccountIsBlocked":true}
                """.formatted(customer)));

        JsonNode account = account();

        assertThat(account.get("dunningLevel").asInt()).isEqualTo(1);
        assertThat(account.get("dunningBlock").isNull()).isTrue();
        assertThat(account.get("creditLimit").asText()).startsWith("5000.00");
        assertThat(account.get("creditBlocked").asBoolean()).isTrue();
    }

    @Test
    void whoseAccountHasMovedIsFoundOnce() {
        CatchUp catchUp = erp.connector.customerAccountCatchUp().catchUp("erp", Map.of());
        CatchUp.Page quiet = catchUp.next(Optional.empty());

        erp.entry(customer, "DR", "41000000", "749.59", "2026-02-01");
        CatchUp.Page moved = catchUp.next(Optional.of(quiet.position()));

        assertThat(moved.hints()).containsExactly(new Hint("CustomerAccount", customer + "/1010"));
        assertThat(catchUp.next(Optional.of(moved.position())).hints()).isEmpty();
    }

    @Test
    void whoHasOpenItemsIsLookedAtOnEachNewDay() {
        CatchUp catchUp = erp.connector.customerAccountCatchUp().catchUp("erp", Map.of());
        erp.entry(customer, "DR", "41000000", "749.59", "2026-02-01");
        String yesterdays = catchUp.next(Optional.empty()).position().replaceFirst("\"since\":\\d+", "\"since\":0");

        assertThat(catchUp.next(Optional.of(yesterdays)).hints())
                .contains(new Hint("CustomerAccount", customer + "/1010"));
    }

    @Test
    void aCompanyCodeThatDoesNotHaveTheCustomerHasNoAccount() {
        assertThat(read(customer + "/9999")).isNull();
        assertThat(read("nonsense")).isNull();
    }

    private JsonNode account() {
        return read(customer + "/1010");
    }

    private JsonNode read(String id) {
        return erp.connector
                .customerAccountReader()
                .reader("erp", Map.of())
                .read(List.of(id))
                .get(id);
    }
}

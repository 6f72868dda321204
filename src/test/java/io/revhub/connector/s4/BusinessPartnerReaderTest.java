package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BusinessPartnerReaderTest {

    private final Erp erp = new Erp();
    private final String customer = erp.customer();

    @Test
    void whatIsAgreedWithACustomerIsThere() {
        hasCredit("5000.00");

        JsonNode partner = read(customer, "4711").get(customer);

        assertThat(partner.at("/to_Customer/to_CustomerCompany/results/0/CompanyCode")
                        .asText())
                .isEqualTo("1010");
        assertThat(partner.at("/to_Customer/to_CustomerSalesArea/results/0/SalesOrganization")
                        .asText())
                .isEqualTo("1010");
        assertThat(partner.at("/credit/CreditLimitAmount").asText()).startsWith("5000.00");
    }

    @Test
    void whoHasNoCreditAccountIsReadAllTheSameAndWhoIsUnknownIsNotThere() {
        assertThat(read(customer, "4711"))
                .containsOnlyKeys(customer)
                .hasEntrySatisfying(
                        customer,
                        partner -> assertThat(partner.get("credit").isNull()).isTrue());
    }

    @Test
    void withWhomSomethingElseIsAgreedIsFoundOnce() {
        CatchUp catchUp = erp.connector.agreedCatchUp().catchUp("erp", Map.of());
        CatchUp.Page all = catchUp.next(Optional.empty());
        assertThat(all.hints()).contains(hint());
        assertThat(catchUp.next(Optional.of(all.position())).hints()).isEmpty();

        hasCredit("5000.00");
        CatchUp.Page limited = catchUp.next(Optional.of(all.position()));
        erp.client()
                .update(
                        "API_BUSINESS_PARTNER",
                        "A_CustomerCompany(Customer='" + customer + "',CompanyCode='1010')",
                        Erp.json("{\"PaymentTerms\":\"0060\"}"));
        CatchUp.Page later = catchUp.next(Optional.of(limited.position()));

        assertThat(limited.hints()).contains(hint());
        assertThat(later.hints()).contains(hint());
        assertThat(catchUp.next(Optional.of(later.position())).hints()).isEmpty();
    }

    private Hint hint() {
        return new Hint("A_BusinessPartner", customer);
    }

    private void hasCredit(String limit) {
        erp.client().create("API_CRDTMBUSINESSPARTNER", "CreditManagementAccount", Erp.json("""
                {"BusinessPartner":"%s","CreditSegment":"0000","CreditLimitAmount":"%s"}
                """.formatted(
                        customer, limit)));
    }

    private Map<String, JsonNode> read(String... ids) {
        return erp.connector.businessPartnerReader().reader("erp", Map.of()).read(List.of(ids));
    }
}

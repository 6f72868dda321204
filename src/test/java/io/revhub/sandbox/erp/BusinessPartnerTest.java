package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.ErpClient.PARTNERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class BusinessPartnerTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void aDeepInsertMakesACustomerWithTheSameNumber() {
        String customer = given.customer();

        JsonNode partner = erp.get(PARTNERS + "A_BusinessPartner('" + customer + "')?$expand="
                        + "to_BusinessPartnerRole,to_BusinessPartnerAddress/to_EmailAddress,to_Customer/to_CustomerCompany,"
                        + "to_Customer/to_CustomerSalesArea")
                .d();

        assertThat(partner.get("Customer").asText()).isEqualTo(customer);
        assertThat(partner.get("BusinessPartnerFullName").asText()).isEqualTo("Nordwind Logistik GmbH");
        assertThat(partner.at("/to_BusinessPartnerRole/results")).hasSize(2);
        assertThat(partner.at("/to_BusinessPartnerAddress/results/0/to_EmailAddress/results/0/EmailAddress")
                        .asText())
                .isEqualTo("a@b.de");
        assertThat(partner.at("/to_Customer/to_CustomerCompany/results/0/ReconciliationAccount")
                        .asText())
                .isEqualTo("12100000");
        assertThat(partner.at("/__metadata").has("etag")).isFalse();
        assertThat(erp.get(PARTNERS + "A_Customer('" + customer + "')/to_CustomerSalesArea")
                        .d()
                        .at("/results/0/Currency")
                        .asText())
                .isEqualTo("EUR");
    }

    @Test
    void whatIsUnsetHasSapsInitialValue() {
        JsonNode partner = erp.get(PARTNERS + "A_BusinessPartner('" + given.customer() + "')")
                .d();

        assertThat(partner.get("SearchTerm1").asText("-")).isEmpty();
        assertThat(partner.get("LastChangeDate").isNull()).isTrue();
        assertThat(partner.get("CreationTime").asText()).isEqualTo("PT00H00M00S");
        assertThat(partner.get("BusinessPartnerIsBlocked").isBoolean()).isTrue();
        assertThat(partner.get("CreationDate").asText()).matches("/Date\\(\\d+\\)/");
        assertThat(partner.at("/to_BusinessPartnerTax/__deferred/uri").asText())
                .startsWith(erp.address())
                .endsWith("/to_BusinessPartnerTax");
    }

    @Test
    void aPartnerIsFoundByAnIdentificationFromOutside() {
        String customer = given.customer();
        String key = Given.unique("account-");
        Answer added = erp.post(
                PARTNERS + "A_BusinessPartner('" + customer + "')/to_BuPaIdentification",
                "{\"BPIdentificationType\":\"HUB\",\"BPIdentificationNumber\":\"" + key + "\"}");
        assertThat(added.status()).as(added.body()).isEqualTo(201);

        JsonNode found = erp.get(PARTNERS + "A_BuPaIdentification?$filter=BPIdentificationNumber eq '" + key
                        + "' and BPIdentificationType eq 'HUB'&$select=BusinessPartner")
                .d()
                .get("results");

        assertThat(found).hasSize(1);
        assertThat(found.at("/0/BusinessPartner").asText()).isEqualTo(customer);
        assertThat(found.at("/0").has("BPIdentificationNumber")).isFalse();
    }

    @Test
    void aChangeNeedsNoETagAndIsSeenInTheCustomer() {
        String customer = given.customer();
        String address = PARTNERS + "A_BusinessPartner('" + customer + "')";

        Answer changed = erp.patch(address, "{\"OrganizationBPName1\":\"Südwind GmbH\",\"Customer\":\"ignored\"}");
        Answer merged = erp.post(address, "{\"SearchTerm1\":\"WIND\"}", "X-HTTP-Method", "MERGE");

        assertThat(changed.status()).isEqualTo(204);
        assertThat(merged.status()).isEqualTo(204);
        assertThat(erp.get(address).d().get("SearchTerm1").asText()).isEqualTo("WIND");
        assertThat(erp.get(address + "/to_Customer").d().get("CustomerName").asText())
                .isEqualTo("Südwind GmbH");
    }

    @Test
    void aPartnerCannotBeDeletedAndACustomerNotCreatedByItself() {
        assertThat(erp.write("DELETE", PARTNERS + "A_BusinessPartner('" + given.customer() + "')", null)
                        .status())
                .isEqualTo(405);
        assertThat(erp.post(PARTNERS + "A_Customer", "{\"Customer\":\"4711\"}").status())
                .isEqualTo(405);
    }

    @Test
    void aRefusedChildUndoesTheWholeInsert() {
        String number = Long.toString(20_000_000 + System.nanoTime() % 1_000_000);
        Answer refused = erp.post(PARTNERS + "A_BusinessPartner", """
                {"BusinessPartner":"%s","BusinessPartnerCategory":"2","OrganizationBPName1":"X",
                 "to_BusinessPartnerRole":[{"BusinessPartnerRole":"FLCU00"}],
                 "to_Customer":{"to_CustomerCompany":[{"CompanyCode":"9999","ReconciliationAccount":"12100000"}]}}
                """.formatted(number));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).isEqualTo("Company code 9999 is not defined.");
        assertThat(erp.get(PARTNERS + "A_BusinessPartner('" + number + "')").status())
                .isEqualTo(404);
    }
}

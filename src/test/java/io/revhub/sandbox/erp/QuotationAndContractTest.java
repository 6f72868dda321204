package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class QuotationAndContractTest {

    private static final String QUOTATIONS = ErpClient.ODATA + "API_SALES_QUOTATION_SRV/";
    private static final String CONTRACTS = ErpClient.ODATA + "API_SALES_CONTRACT_SRV/";

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void anOrderWithReferenceToAQuotationCompletesIt() {
        String customer = given.customer();
        String product = given.product();
        JsonNode quotation = created(erp.post(QUOTATIONS + "A_SalesQuotation", """
                {"SalesQuotationType":"QT","SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00",
                 "SoldToParty":"%s","BindingPeriodValidityEndDate":"/Date(1798675200000)/",
                 "to_Text":[{"Language":"EN","LongTextID":"TX01","LongText":"As discussed"}],
                 "to_Item":[{"Material":"%s","RequestedQuantity":"3","to_PricingElement":[{"ConditionType":"PPR0","ConditionRateValue":"100"}]}]}
                """.formatted(customer, product)));
        String number = quotation.get("SalesQuotation").asText();
        assertThat(quotation.get("TotalNetAmount").asText()).isEqualTo("300.00");
        assertThat(quotation.at("/to_Text/results/0/LongText").asText()).isEqualTo("As discussed");

        created(erp.post(
                ErpClient.ORDERS + "A_SalesOrder",
                Given.orderBody(customer, product, "Q-Q")
                        .replace(
                                "\"to_Item\":[{",
                                "\"ReferenceSDDocument\":\"" + number
                                        + "\",\"to_Item\":[{\"ReferenceSDDocument\":\"" + number
                                        + "\",\"ReferenceSDDocumentItem\":\"10\",")));

        JsonNode read = erp.get(QUOTATIONS + "A_SalesQuotation('" + number + "')?$expand=to_Item")
                .d();
        assertThat(read.get("OverallSDProcessStatus").asText()).isEqualTo("C");
        assertThat(read.at("/to_Item/results/0/SDProcessStatus").asText()).isEqualTo("C");
        assertThat(read.at("/__metadata/type").asText()).isEqualTo("API_SALES_QUOTATION_SRV.A_SalesQuotationType");
    }

    @Test
    void aContractHasItsTermAndIsOrderedBitByBit() {
        String customer = given.customer();
        String product = given.product();
        JsonNode contract = created(erp.post(CONTRACTS + "A_SalesContract", """
                {"SalesContractType":"CQ","SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00","SoldToParty":"%s",
                 "SalesContractValidityStartDate":"/Date(1775001600000)/","SalesContractValidityEndDate":"/Date(1838073600000)/",
                 "to_Item":[{"Material":"%s","RequestedQuantity":"10","to_PricingElement":[{"ConditionType":"PPR0","ConditionRateValue":"9.50"}]}]}
                """.formatted(customer, product)));
        String number = contract.get("SalesContract").asText();
        assertThat(contract.get("TotalNetAmount").asText()).isEqualTo("95.00");

        created(erp.post(
                ErpClient.ORDERS + "A_SalesOrder",
                Given.orderBody(customer, product, "Q-C")
                        .replace(
                                "\"to_Item\":[{",
                                "\"to_Item\":[{\"ReferenceSDDocument\":\"" + number
                                        + "\",\"ReferenceSDDocumentItem\":\"10\",")));

        assertThat(erp.get(CONTRACTS + "A_SalesContract('" + number + "')")
                        .d()
                        .get("OverallSDProcessStatus")
                        .asText())
                .isEqualTo("B");
    }

    @Test
    void anOrderInApprovalIsNotDeliveredUntilItIsReleased() {
        String body = Given.orderBody(given.customer(), given.product(), "Q-A")
                .replace("\"to_Item\"", "\"SDDocumentReason\":\"Z01\",\"to_Item\"");
        JsonNode order = created(erp.post(ErpClient.ORDERS + "A_SalesOrder", body));
        String number = order.get("SalesOrder").asText();
        Delivering delivering = new Delivering(erp);

        assertThat(order.get("SalesDocApprovalStatus").asText()).isEqualTo("A");
        assertThat(delivering.deliver(number, null).message())
                .isEqualTo("Sales order " + number + " is not approved yet.");
        String release = ErpClient.ORDERS + "releaseApprovalRequest?SalesOrder='" + number + "'";
        Answer released = erp.post(release, null);
        assertThat(released.status()).as(released.body()).isEqualTo(200);
        assertThat(released.d().at("/releaseApprovalRequest/Boolean").asBoolean())
                .isTrue();

        assertThat(delivering.deliver(number, null).status()).isEqualTo(201);
        assertThat(erp.post(release, null).status()).isEqualTo(400);
    }

    private static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.d();
    }
}

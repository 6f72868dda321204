package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final String RECORDS = ErpClient.ODATA + "API_SLSPRICINGCONDITIONRECORD_SRV/";

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void anItemWithoutAPriceTakesTheConditionRecordsOwnForTheCustomerFirst() {
        String customer = given.customer();
        String product = given.product();
        record(product, "", "12.50");
        record(product, customer, "11.00");

        assertThat(net(order(given.customer(), product, ""))).isEqualTo("37.50");
        JsonNode own = order(customer, product, "");
        assertThat(net(own)).isEqualTo("33.00");
        JsonNode condition = own.at("/to_Item/results/0/to_PricingElement/results/0");
        assertThat(condition.get("ConditionRecord").asText()).matches("\\d{10}");
        assertThat(condition.get("ConditionIsManuallyChanged").asBoolean()).isFalse();
    }

    @Test
    void percentagesAreOfThePriceAndFixedAmountsStayWhenTheQuantityChanges() {
        JsonNode order = order(given.customer(), given.product(), """
                ,"to_PricingElement":[{"ConditionType":"DRV1","ConditionRateValue":"-15"},
                  {"ConditionType":"PPR0","ConditionRateValue":"468.00"},{"ConditionType":"ZFX1","ConditionRateValue":"4.90"}]""");

        assertThat(net(order)).isEqualTo("1198.30");
        String item = ErpClient.ORDERS + "A_SalesOrderItem(SalesOrder='"
                + order.get("SalesOrder").asText() + "',SalesOrderItem='10')";
        erp.patch(item, "{\"RequestedQuantity\":\"1\"}");
        assertThat(erp.get(item).d().get("NetAmount").asText()).isEqualTo("402.70");
    }

    @Test
    void aRecordHasAValidityAndAnETag() {
        Answer without = erp.post(
                RECORDS + "A_SlsPrcgConditionRecord", "{\"ConditionType\":\"PPR0\",\"ConditionRateValue\":\"1\"}");
        assertThat(without.status()).isEqualTo(400);
        String number = record(given.product(), "", "5");
        String address = RECORDS + "A_SlsPrcgConditionRecord('" + number + "')";
        JsonNode found =
                erp.get(address + "?$expand=to_SlsPrcgCndnRecdValidity").d();
        String validity =
                found.at("/to_SlsPrcgCndnRecdValidity/results/0/__metadata/uri").asText();

        assertThat(validity).endsWith("ConditionValidityEndDate=datetime'9999-12-31T00%3A00%3A00')");
        assertThat(erp.get(validity.substring(erp.address().length())).status()).isEqualTo(200);
        assertThat(erp.patch(address, "{\"ConditionRateValue\":\"6\"}").status())
                .isEqualTo(428);
        assertThat(erp.patch(
                                address,
                                "{\"ConditionRateValue\":\"6\"}",
                                "If-Match",
                                found.at("/__metadata/etag").asText())
                        .status())
                .isEqualTo(204);
    }

    private String record(String product, String customer, String rate) {
        Answer created = erp.post(RECORDS + "A_SlsPrcgConditionRecord", """
                {"ConditionType":"PPR0","ConditionRateValue":"%s","ConditionRateValueUnit":"EUR","ConditionQuantity":"1","ConditionQuantityUnit":"PC",
                 "to_SlsPrcgCndnRecdValidity":[{"Material":"%s","Customer":"%s","SalesOrganization":"1010","DistributionChannel":"10",
                   "ConditionValidityStartDate":"/Date(1767225600000)/"}]}
                """.formatted(rate, product, customer));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.d().get("ConditionRecord").asText();
    }

    private JsonNode order(String customer, String product, String conditions) {
        Answer created = erp.post(ErpClient.ORDERS + "A_SalesOrder", """
                {"SalesOrderType":"OR","SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00","SoldToParty":"%s",
                 "to_Item":[{"Material":"%s","RequestedQuantity":"3"%s}]}
                """.formatted(customer, product, conditions));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return erp.get(ErpClient.ORDERS + "A_SalesOrder('"
                        + created.d().get("SalesOrder").asText() + "')?$expand=to_Item/to_PricingElement")
                .d();
    }

    private static String net(JsonNode order) {
        return order.get("TotalNetAmount").asText();
    }
}

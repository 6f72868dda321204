package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class CreditTest {

    private static final String CREDIT = ErpClient.ODATA + "API_CRDTMBUSINESSPARTNER/";
    private static final String BLOCKED = ErpClient.ODATA + "API_SLS_DOC_WITH_CREDIT_BLOCK/";

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);
    private final Delivering delivering = new Delivering(erp);
    private final String customer = given.customer();

    @Test
    void ordersWithinTheLimitPassAndTheOneThatExceedsItIsBlocked() {
        limit("2000");

        assertThat(status(order())).isEqualTo("A");
        assertThat(status(order())).isEqualTo("A");
        String third = order();
        assertThat(status(third)).isEqualTo("B");
        assertThat(delivering.deliver(third, null).message())
                .isEqualTo("Sales order " + third + " is blocked by the credit check.");
        JsonNode blocked = erp.get(BLOCKED + "A_CreditBlockedSalesDocument?$filter=SoldToParty eq '" + customer + "'")
                .d()
                .get("results");
        assertThat(blocked).hasSize(1);
        assertThat(blocked.at("/0/SalesDocument").asText()).isEqualTo(third);
    }

    @Test
    void aReleasedOrderStaysReleasedWhileItDoesNotGrow() {
        limit("100");
        String order = order();
        Answer released = call("ReleaseCreditBlock", order, "");
        assertThat(released.status()).as(released.body()).isEqualTo(200);
        assertThat(status(order)).isEqualTo("D");
        assertThat(delivering.deliver(order, "1").status()).isEqualTo(201);

        String item = ErpClient.ORDERS + "A_SalesOrderItem(SalesOrder='" + order + "',SalesOrderItem='10')";
        erp.patch(item, "{\"RequestedQuantity\":\"2\"}");
        assertThat(status(order)).isEqualTo("D");
        erp.patch(item, "{\"RequestedQuantity\":\"4\"}");
        assertThat(status(order)).isEqualTo("B");
    }

    @Test
    void aRejectedOrderHasRejectedItemsAndNoBlock() {
        limit("100");
        String order = order();

        Answer rejected = call("RejectCreditBlock", order, "&SalesDocumentRjcnReason='61'");

        assertThat(rejected.status()).as(rejected.body()).isEqualTo(200);
        JsonNode read =
                erp.get(ErpClient.ORDERS + "A_SalesOrder('" + order + "')").d();
        assertThat(read.get("OverallSDDocumentRejectionSts").asText()).isEqualTo("C");
        assertThat(read.get("TotalNetAmount").asText()).isEqualTo("0.00");
        assertThat(call("ReleaseCreditBlock", order, "").status()).isEqualTo(400);
    }

    @Test
    void customersWithoutACreditAccountAreNotChecked() {
        assertThat(status(order())).isEmpty();
    }

    @Test
    void theClerkSeesTheBlockAndReleasesIt() {
        limit("100");
        String order = order();
        assertThat(erp.page("/orders/" + order))
                .contains("Release credit block")
                .doesNotContain("Create delivery");

        assertThat(erp.raw("POST", "/orders/" + order + "/release-credit", null).status())
                .isEqualTo(303);

        assertThat(erp.page("/orders/" + order)).contains("Create delivery");
        assertThat(erp.raw("POST", "/orders/" + order + "/deliver?10=1,5", null).status())
                .isEqualTo(303);
        assertThat(delivering.orderItem(order).get("DeliveryStatus").asText()).isEqualTo("B");
    }

    private void limit(String amount) {
        Answer created = erp.post(CREDIT + "CreditMgmtBusinessPartner", """
                {"BusinessPartner":"%s","to_CreditMgmtAccountTP":[{"CreditSegment":"0000","CreditLimitAmount":"%s"}]}
                """.formatted(customer, amount));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
    }

    private String order() {
        return given.order(customer, given.product(), "Q-C")
                .d()
                .get("SalesOrder")
                .asText();
    }

    private String status(String order) {
        return erp.get(ErpClient.ORDERS + "A_SalesOrder('" + order + "')")
                .d()
                .get("TotalCreditCheckStatus")
                .asText();
    }

    private Answer call(String function, String order, String more) {
        return erp.post(BLOCKED + function + "?SalesDocument='" + order + "'&SDDocumentCategory='C'" + more, null);
    }
}

package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.ErpClient.CUBE;
import static io.revhub.sandbox.erp.ErpClient.ODATA;
import static io.revhub.sandbox.erp.ErpClient.ORDERS;
import static io.revhub.sandbox.erp.ErpClient.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

/** What the ERP lets nobody write. */
class ReadOnlyTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void aProductIsMarkedForDeletionAndNeverDeleted() {
        String address = PRODUCTS + "A_Product('" + given.product() + "')";

        assertThat(erp.write("DELETE", address, null).status()).isEqualTo(405);
        assertThat(erp.patch(address, "{\"IsMarkedForDeletion\":true}").status())
                .isEqualTo(204);
        assertThat(erp.get(address).d().get("IsMarkedForDeletion").asBoolean()).isTrue();
    }

    @Test
    void billingDocumentsAndTheItemsOfTheBooksAreOnlyRead() {
        assertThat(erp.post(ODATA + "API_BILLING_DOCUMENT_SRV/A_BillingDocument", "{}")
                        .status())
                .isEqualTo(405);
        assertThat(erp.post(CUBE, "{}").status()).isEqualTo(405);
    }

    @Test
    void whatACreateMayNotSetIsTheErpsAllTheSame() {
        String customer = given.customer();
        String body = Given.orderBody(customer, given.product(), Given.unique("RO-"));

        Answer created = erp.post(ORDERS + "A_SalesOrder", body.replaceFirst("\\{", "{\"TotalNetAmount\":\"1.00\","));

        assertThat(created.status()).as(created.body()).isEqualTo(201);
        JsonNode order = created.d();
        assertThat(order.get("TotalNetAmount").asText()).isNotEqualTo("1.00");
        Answer delivery = erp.post(ODATA + "API_OUTBOUND_DELIVERY_SRV;v=0002/A_OutbDeliveryHeader", """
                {"OverallGoodsMovementStatus":"C","to_DeliveryDocumentItem":{"results":[{"ReferenceSDDocument":"%s",
                 "ReferenceSDDocumentItem":"10","ActualDeliveryQuantity":"1","DeliveryQuantityUnit":"PC"}]}}""".formatted(
                        order.get("SalesOrder").asText()));
        assertThat(delivery.status()).as(delivery.body()).isEqualTo(201);
        assertThat(delivery.d().get("OverallGoodsMovementStatus").asText()).isEqualTo("A");
    }
}

package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.delivery.Delivery;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BillingReaderTest {

    private final Erp erp = new Erp();

    @Test
    void aBillingDocumentNamesItsOrderAndTheEntryThatTheErpPosted() {
        String order = order();
        String invoice = erp.billed(order, "10", "2");

        JsonNode read = erp.connector
                .billingReader()
                .reader("erp", Map.of())
                .read(List.of(invoice))
                .get(invoice);

        assertThat(read.get("SalesOrders")).extracting(JsonNode::asText).containsExactly(order);
        assertThat(read.get("JournalEntry").asText()).matches("1010/2026/\\d+");
        assertThat(read.get("TotalNetAmount").asText()).isEqualTo("629.91");
    }

    @Test
    void itIsFoundByCatchUp() {
        String invoice = erp.billed(order(), "10", "3");
        CatchUp catchUp = erp.connector
                .catchUp()
                .catchUp(
                        "erp",
                        Map.of(
                                "service",
                                "API_BILLING_DOCUMENT_SRV",
                                "entitySet",
                                "A_BillingDocument",
                                "key",
                                "BillingDocument"));

        assertThat(catchUp.next(Optional.empty()).hints()).contains(new Hint("A_BillingDocument", invoice));
    }

    private String order() {
        Delivery order = Erp.order(Erp.document(), erp.customer(), erp.product());
        ((com.fasterxml.jackson.databind.node.ObjectNode) order.mapped()).put("SalesOrderType", "OR");
        return Erp.id(Erp.write(erp.connector.salesOrders().sink("erp", Map.of()), order));
    }
}

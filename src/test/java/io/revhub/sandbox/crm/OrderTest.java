package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.crm.CrmClient.Answer;
import org.junit.jupiter.api.Test;

class OrderTest extends Selling {

    @Test
    void aPriceNeedsTheStandardPriceFirst() {
        String product = crm.create("Product2", "{\"Name\":\"New\"}");
        String partners = crm.create("Pricebook2", "{\"Name\":\"Partners\",\"IsActive\":true}");

        Answer early = crm.post("/sobjects/PricebookEntry", priced(product, partners, "9"));
        assertThat(early.error()).isEqualTo("STANDARD_PRICE_NOT_DEFINED");
        entry(product, book, "10");
        assertThat(crm.post("/sobjects/PricebookEntry", priced(product, partners, "9"))
                        .status())
                .isEqualTo(201);
        assertThat(crm.post("/sobjects/PricebookEntry", priced(product, partners, "8"))
                        .error())
                .isEqualTo("DUPLICATE_VALUE");
    }

    private String order(String status) {
        return """
                {"AccountId":"%s","EffectiveDate":"2026-04-10","Status":"%s","Pricebook2Id":"%s","QuoteId":"%s"}
                """.formatted(account, status, book, quote());
    }

    private String item(String order, String entry) {
        return "{\"OrderId\":\"" + order + "\",\"PricebookEntryId\":\"" + entry + "\",\"Quantity\":3,\"UnitPrice\":5}";
    }

    @Test
    void anOrderIsActivatedWithItsProductsAndThenLocked() {
        assertThat(crm.post("/sobjects/Order", order("Activated")).error()).isEqualTo("FAILED_ACTIVATION");
        String order = crm.create("Order", order("Draft"));
        assertThat(activate(order).message()).isEqualTo("An order must have at least one product.");
        String item = crm.create("OrderItem", item(order, entry("5")));

        assertThat(activate(order).status()).isEqualTo(204);

        assertThat(crm.read("Order", order).get("TotalAmount").asText()).isEqualTo("15.0");
        assertThat(crm.read("Order", order).get("ActivatedDate").isNull()).isFalse();
        assertThat(crm.patch("/sobjects/Order/" + order, "{\"EffectiveDate\":\"2026-05-01\"}")
                        .status())
                .isEqualTo(400);
        assertThat(crm.post("/sobjects/OrderItem", item(order, entry("5"))).status())
                .isEqualTo(400);
        assertThat(crm.delete("/sobjects/OrderItem/" + item).status()).isEqualTo(400);
        assertThat(crm.patch("/sobjects/Order/" + order, "{\"RevHub_Status__c\":\"fulfilled\"}")
                        .status())
                .isEqualTo(204);
    }

    private Answer activate(String order) {
        return crm.patch("/sobjects/Order/" + order, "{\"Status\":\"Activated\"}");
    }

    @Test
    void anOrdersProductsAreOfItsPriceBookAndCurrency() {
        String product = crm.create("Product2", "{\"Name\":\"New\"}");
        entry(product, book, "10");
        String partners = crm.create("Pricebook2", "{\"Name\":\"Partners\",\"IsActive\":true}");
        String other = entry(product, partners, "9");
        String order = crm.create("Order", order("Draft"));

        Answer answer = crm.post("/sobjects/OrderItem", item(order, other));

        assertThat(answer.error()).isEqualTo("FIELD_INTEGRITY_EXCEPTION");
        assertThat(answer.message()).contains("pricebook entry is in a different pricebook");
    }

    @Test
    void aContractIsActivatedOnceAndEndsWithItsTerm() {
        String body = "{\"AccountId\":\"" + account + "\",\"StartDate\":\"2026-04-15\",\"ContractTerm\":12%s}";
        assertThat(crm.post("/sobjects/Contract", body.formatted(",\"Status\":\"Activated\""))
                        .error())
                .isEqualTo("FAILED_ACTIVATION");
        String contract = crm.create("Contract", body.formatted(""));

        crm.patch("/sobjects/Contract/" + contract, "{\"Status\":\"Activated\"}");

        assertThat(crm.read("Contract", contract).get("EndDate").asText()).isEqualTo("2027-04-14");
        assertThat(crm.patch("/sobjects/Contract/" + contract, "{\"Status\":\"Draft\"}")
                        .error())
                .isEqualTo("INVALID_STATUS");
    }
}

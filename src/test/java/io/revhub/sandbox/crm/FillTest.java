package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** An org that has been there for years. */
class FillTest {

    private final CrmClient crm = new CrmClient();

    @Test
    void productsWithPricesAndAccountsAreThereAsIfSomebodyHadMadeThem() {
        long before = crm.query("SELECT COUNT() FROM Product2 WHERE ProductCode LIKE 'F-%'")
                .body()
                .get("totalSize")
                .asLong();

        assertThat(crm.form("/_sandbox/fill?products=30&accounts=3", "").status())
                .isEqualTo(204);
        assertThat(crm.form("/_sandbox/fill?products=1", "").status()).isEqualTo(204);

        JsonNode products = crm.query(
                        "SELECT Id, ProductCode, Name, IsActive, (SELECT UnitPrice, Pricebook2.IsStandard FROM"
                                + " PricebookEntries) FROM Product2 WHERE ProductCode LIKE 'F-%' ORDER BY SystemModstamp, Id")
                .body();
        assertThat(products.get("totalSize").asLong()).isEqualTo(before + 31);
        products.get("records").forEach(product -> {
            JsonNode prices = product.get("PricebookEntries").get("records");
            assertThat(prices).hasSize(1);
            assertThat(prices.get(0).at("/Pricebook2/IsStandard").asBoolean()).isTrue();
            assertThat(prices.get(0).get("UnitPrice").decimalValue()).isPositive();
        });
        assertThat(crm.query("SELECT RevHub_VatId__c FROM Account WHERE Name LIKE 'Company %'")
                        .body()
                        .get("records"))
                .hasSizeGreaterThanOrEqualTo(3);
        String created = crm.create("Product2", "{\"Name\":\"One more\",\"ProductCode\":\"ONE-MORE\"}");
        assertThat(crm.read("Product2", created).get("Name").asText()).isEqualTo("One more");
    }
}

package io.revhub.sandbox.erp;

import static io.revhub.sandbox.erp.ErpClient.PRODUCTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductTest {

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void aProductKeepsItsKeyAndIsRefusedASecondTime() {
        String key = given.product();

        Answer again = erp.post(
                PRODUCTS + "A_Product", "{\"Product\":\"" + key + "\",\"ProductType\":\"FERT\",\"BaseUnit\":\"PC\"}");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.message()).contains(key, "already exists");
        JsonNode product = erp.get(PRODUCTS + "A_Product('" + key + "')?$expand=to_Description,to_SalesDelivery")
                .d();
        assertThat(product.get("NetWeight").asText()).isEqualTo("0.000");
        assertThat(product.at("/to_Description/results/0/ProductDescription").asText())
                .isEqualTo("Device");
        assertThat(product.at("/to_SalesDelivery/results/0/BaseUnit").asText()).isEqualTo("PC");
    }

    @Test
    void valuesThatDoNotFitAreRefused() {
        assertThat(product("Product", "X".repeat(41)).status()).isEqualTo(400);
        assertThat(product("ProductType", "TOOLONG").status()).isEqualTo(400);
        assertThat(erp.post(PRODUCTS + "A_Product", "{\"Product\":\"x\"}").message())
                .isEqualTo("Enter a value for ProductType.");
        assertThat(erp.post(PRODUCTS + "A_Product", "{\"NetWeight\":1.5}").message())
                .contains("must be a JSON string");
    }

    private Answer product(String field, String value) {
        return erp.post(PRODUCTS + "A_Product", "{\"" + field + "\":\"" + value + "\"}");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndCountAll() {
        String prefix = Given.unique("page-");
        for (int i = 0; i < 5; i++) {
            erp.post(
                    PRODUCTS + "A_Product",
                    "{\"Product\":\"" + prefix + i + "\",\"ProductType\":\"FERT\",\"BaseUnit\":\"PC\"}");
        }
        assertThat(pageSize(2)).isEqualTo(204);
        try {
            List<String> seen = new ArrayList<>();
            String next = PRODUCTS + "A_Product?$filter=startswith(Product,'" + prefix
                    + "')&$orderby=Product desc&$inlinecount=allpages";
            while (next != null) {
                JsonNode page = erp.get(next).d();
                assertThat(page.get("__count").asText()).isEqualTo("5");
                page.get("results")
                        .forEach(product -> seen.add(product.get("Product").asText()));
                next = page.has("__next")
                        ? page.get("__next").asText().substring(erp.address().length())
                        : null;
            }
            assertThat(seen).containsExactly(prefix + 4, prefix + 3, prefix + 2, prefix + 1, prefix + 0);
        } finally {
            pageSize(1000);
        }
    }

    @Test
    void topAndSkipCutTheList() {
        String prefix = Given.unique("cut-");
        for (int i = 0; i < 4; i++) {
            erp.post(
                    PRODUCTS + "A_Product",
                    "{\"Product\":\"" + prefix + i + "\",\"ProductType\":\"FERT\",\"BaseUnit\":\"PC\"}");
        }
        JsonNode d = erp.get(PRODUCTS + "A_Product?$filter=substringof('" + prefix
                        + "',Product) and NetWeight lt 1&$orderby=Product&$skip=1&$top=2")
                .d();

        assertThat(d.get("results").findValuesAsText("Product")).containsExactly(prefix + 1, prefix + 2);
        assertThat(d.has("__next")).isFalse();
        assertThat(erp.send(
                                "GET",
                                PRODUCTS + "A_Product/$count?$filter=startswith(Product,'" + prefix + "')",
                                null,
                                "Accept",
                                "text/plain")
                        .body())
                .isEqualTo("4");
    }

    private int pageSize(int entities) {
        return erp.raw("POST", "/_sandbox/page-size", "{\"entities\":" + entities + "}")
                .status();
    }
}

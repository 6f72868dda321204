package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who works in the CRM sees there what the hub cannot go on with. */
@ExtendWith(World.Shared.class)
class ProblemsInTheCrmTest {

    private final World world;

    ProblemsInTheCrmTest(World world) {
        this.world = world;
    }

    @Test
    void aProductWithAnUnknownUnitSaysSoUntilTheUnitIsCorrected() {
        String sku = "ROPE-" + world.unique();
        String product = world.crm.create(
                "Product2",
                Map.of(
                        "Name",
                        "Rope",
                        "ProductCode",
                        sku,
                        "RevHub_Kind__c",
                        "goods",
                        "RevHub_SellingModel__c",
                        "one-off",
                        "IsActive",
                        true,
                        "QuantityUnitOfMeasure",
                        "Furlong"));

        soon("the problem of " + sku + " in the CRM")
                .untilAsserted(() -> assertThat(problem(product))
                        .contains("code list crm-units has no Furlong")
                        .contains("config/crm-units.yaml"));

        world.crm.change("Product2", product, Map.of("QuantityUnitOfMeasure", "Each"));

        soon("no problem of " + sku + " in the CRM").until(() -> problem(product) == null);
    }

    private String problem(String product) {
        return world.crm
                .query("SELECT RevHub_Problem__c FROM Product2 WHERE Id = '" + product + "'")
                .get(0)
                .path("RevHub_Problem__c")
                .textValue();
    }
}

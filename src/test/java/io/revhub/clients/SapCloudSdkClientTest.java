package io.revhub.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.erp.ErpClient;
import io.revhub.sandbox.erp.Given;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SAP's own client library against the simulated ERP; what it does and expects stands in the script. */
@Tag("clients")
class SapCloudSdkClientTest {

    @Test
    void sapsClientLibraryCreatesChangesAndDelivers() throws Exception {
        ErpClient erp = new ErpClient();
        Given given = new Given(erp);

        assertThat(new NodeScript("s4-odata-v2.mjs")
                        .run(Map.of(
                                "ERP_ADDRESS", erp.address(),
                                "ERP_USER", "REVHUB",
                                "ERP_PASSWORD", "secret",
                                "CUSTOMER", given.customer(),
                                "PRODUCT", given.product())))
                .contains("done");
    }
}

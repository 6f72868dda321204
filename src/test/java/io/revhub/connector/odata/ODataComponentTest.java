package io.revhub.connector.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.connector.Systems;
import io.revhub.connector.Systems.Settings;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.erp.S4Hana;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ODataComponentTest {

    private static final String PRODUCTS = "odata:A_Product?service=API_PRODUCT_SRV&operation=";

    private final CamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        Settings settings = new Settings(
                TestLandscape.with(S4Hana.SYSTEM).address("erp"),
                Duration.ofSeconds(10),
                null,
                Map.of("username", "REVHUB", "password", "secret"));
        camel.getRegistry().bind("clients", new ODataClients(new Systems(Map.of("erp", settings)), new ObjectMapper()));
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aRouteCreatesReadsUpdatesAndQueriesWithDecimalsAsText() {
        String key = "R-" + UUID.randomUUID().toString().substring(0, 8);
        template.requestBody(
                PRODUCTS + "create",
                Map.of("Product", key, "ProductType", "FERT", "BaseUnit", "PC", "NetWeight", "1.250"));

        template.requestBodyAndHeader(PRODUCTS + "update", "{\"ProductOldID\":\"O'Brien\"}", ODataComponent.KEY, key);

        JsonNode read = template.requestBodyAndHeader(
                PRODUCTS + "read&select=ProductOldID,NetWeight", null, ODataComponent.KEY, key, JsonNode.class);
        assertThat(read.get("NetWeight").textValue()).isEqualTo("1.250");
        List<?> found = template.requestBodyAndHeader(
                PRODUCTS + "query",
                null,
                "ODataFilter",
                "ProductOldID eq 'O''Brien' and Product eq '" + key + "'",
                List.class);
        assertThat(found).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNull() {
        assertThat(template.requestBodyAndHeader(PRODUCTS + "read", null, ODataComponent.KEY, "NOTHING"))
                .isNull();
    }

    @Test
    void anUnknownOperationIsRefusedWhenTheRouteIsMade() {
        assertThatThrownBy(() -> camel.getEndpoint(PRODUCTS + "destroy"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasStackTraceContaining("odata: has no operation destroy");
    }
}

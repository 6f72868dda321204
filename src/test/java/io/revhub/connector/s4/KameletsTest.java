package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KameletsTest {

    private static final Map<String, String> EXAMPLES = Map.of(
            "service",
            "API_SALES_ORDER_SRV",
            "entitySet",
            "A_SalesOrder",
            "key",
            "SalesOrder",
            "objects",
            "SalesOrder");

    static Stream<Path> kamelets() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("kamelets"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("s4-")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsSectionsStandInTheOrderOfAllKamelets(Path file) throws IOException {
        JsonNode kamelet = new YAMLMapper().readTree(file.toFile());

        assertThat(names(kamelet)).containsExactly("apiVersion", "kind", "metadata", "spec");
        assertThat(kamelet.get("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.at("/metadata/name").asText() + ".kamelet.yaml")
                .isEqualTo(file.getFileName().toString());
        assertThat(kamelet.get("metadata").get("labels").elements().next().asText())
                .isIn("source", "sink", "action");
        assertThat(names(kamelet.get("spec"))).containsExactly("definition", "dependencies", "template");
        assertThat(names(kamelet.at("/spec/definition"))).startsWith("title", "description");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itNamesAKindThatExistsAndOnlyParametersThatItTakes(Path file) throws Exception {
        Erp erp = new Erp();
        try (CamelContext camel = new DefaultCamelContext()) {
            bind(camel, erp.connector);
            camel.getRegistry().bind("systems", erp.systems());
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
            JsonNode kamelet = new YAMLMapper().readTree(file.toFile());

            camel.start();

            JsonNode from = kamelet.at("/spec/template/from");
            JsonNode step = from.get("uri").asText().equals("kamelet:source") ? from.at("/steps/0/to") : from;
            ObjectNode parameters = (ObjectNode) step.get("parameters").deepCopy();
            JsonNode properties = kamelet.at("/spec/definition/properties");
            properties.fieldNames().forEachRemaining(name -> parameters.put(name, value(name, properties)));
            assertThat(camel.getEndpoint(
                            step.get("uri").asText(),
                            Erp.JSON.convertValue(parameters, new TypeReference<Map<String, Object>>() {})))
                    .isNotNull();
        }
    }

    private static String value(String name, JsonNode properties) {
        return EXAMPLES.getOrDefault(name, properties.get(name).path("default").asText());
    }

    private static void bind(CamelContext camel, S4Configuration connector) {
        camel.getRegistry().bind("s4-delivery-reader", connector.deliveryReader());
        camel.getRegistry().bind("s4-billing-reader", connector.billingReader());
        camel.getRegistry().bind("s4-business-partner-reader", connector.businessPartnerReader());
        camel.getRegistry().bind("s4-agreed-catch-up", connector.agreedCatchUp());
        camel.getRegistry().bind("s4-stock-reader", connector.stockReader());
        camel.getRegistry().bind("s4-stock-catch-up", connector.stockCatchUp());
        camel.getRegistry().bind("s4-customer-account-reader", connector.customerAccountReader());
        camel.getRegistry().bind("s4-customer-account-catch-up", connector.customerAccountCatchUp());
        camel.getRegistry().bind("s4-business-partner", connector.businessPartners());
        camel.getRegistry().bind("s4-product", connector.products());
        camel.getRegistry().bind("s4-sales-order", connector.salesOrders());
        camel.getRegistry().bind("s4-sales-quotation", connector.salesQuotations());
        camel.getRegistry().bind("s4-sales-contract", connector.salesContracts());
        camel.getRegistry().bind("s4-journal-entry", connector.journalEntries());
        camel.getRegistry().bind("s4-clearing", connector.clearings());
        camel.getRegistry().bind("s4-reader", connector.reader());
        camel.getRegistry().bind("s4-catch-up", connector.catchUp());
        camel.getRegistry().bind("s4-payment-reader", connector.payments());
        camel.getRegistry().bind("s4-journal-entry-reader", connector.journalEntryReader());
        camel.getRegistry().bind("s4-payment-catch-up", connector.paymentCatchUp());
    }

    private static List<String> names(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }
}

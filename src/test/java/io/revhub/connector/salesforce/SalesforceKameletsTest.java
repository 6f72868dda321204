package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;

class SalesforceKameletsTest {

    private static final String ROUTE = """
            - route:
                id: test
                from:
                  uri: kamelet:salesforce-catch-up-source
                  parameters:
                    object: Quote
                    children: QuoteLineItem.QuoteId
                  steps:
                    - to:
                        uri: kamelet:salesforce-reader
                        parameters:
                          query: SELECT Id, (SELECT Id FROM QuoteLineItems) FROM Quote WHERE Name LIKE 'a+b%'
                    - to: kamelet:salesforce-sink
            - route:
                id: events
                from:
                  uri: kamelet:salesforce-pubsub-source
                  parameters:
                    objects: Quote, Account
                    children: QuoteLineItem.QuoteId=Quote
                  steps:
                    - to: kamelet:salesforce-sink
            """;

    private final Map<String, Map<String, String>> made = new HashMap<>();

    @Test
    void theyHandTheirParametersOn() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("salesforce", (SinkFactory) (system, parameters) -> made(system, parameters));
            camel.getRegistry()
                    .bind("salesforce-reader", (ReaderFactory) (system, parameters) -> made(system, parameters));
            camel.getRegistry()
                    .bind("salesforce-catch-up", (CatchUpFactory) (system, parameters) -> made(system, parameters));
            camel.getRegistry()
                    .bind("salesforce-pubsub", (CatchUpFactory) (system, parameters) -> made(system, parameters));
            camel.setAutoStartup(false);
            camel.start();
            for (String name : List.of(
                    "salesforce-sink", "salesforce-reader", "salesforce-catch-up-source", "salesforce-pubsub-source")) {
                load(camel, name + ".kamelet.yaml", Files.readString(Path.of("kamelets", name + ".kamelet.yaml")));
            }
            load(camel, "test.camel.yaml", ROUTE);
        }
        assertThat(made)
                .containsEntry("crm []", Map.of())
                .containsEntry(
                        "crm [query]",
                        Map.of("query", "SELECT Id, (SELECT Id FROM QuoteLineItems) FROM Quote WHERE Name LIKE 'a+b%'"))
                .containsEntry(
                        "crm [children, object, overlap]",
                        Map.of("object", "Quote", "children", "QuoteLineItem.QuoteId", "overlap", "2m"))
                .containsEntry(
                        "crm [children, objects, overlap, silence, startFrom, topic]",
                        Map.of(
                                "objects",
                                "Quote, Account",
                                "children",
                                "QuoteLineItem.QuoteId=Quote",
                                "topic",
                                "/data/ChangeEvents",
                                "startFrom",
                                "latest",
                                "overlap",
                                "2m",
                                "silence",
                                "6m"));
    }

    private <T> T made(String system, Map<String, String> parameters) {
        made.put(system + " " + parameters.keySet().stream().sorted().toList(), parameters);
        return null;
    }

    private static void load(DefaultCamelContext camel, String name, String text) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(name, text));
    }
}

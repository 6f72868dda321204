package io.revhub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import io.revhub.intake.WebhookFactory;
import io.revhub.paper.Papers;
import io.revhub.workspace.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The Kamelets load, and the kinds that they name are beans of the connectors. */
class RestKameletsTest {

    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void close() throws Exception {
        camel.close();
        beans.close();
    }

    @ParameterizedTest
    @CsvSource({
        "killbill-account-sink, billing",
        "killbill-plan-sink, billing",
        "killbill-charge-sink, billing",
        "killbill-invoice-payments-sink, billing",
        "killbill-refund-sink, billing",
        "killbill-usage-sink, billing",
        "killbill-invoice-reader, billing",
        "killbill-payment-reader, billing",
        "medusa-product-sink, shop",
        "medusa-customer-sink, shop",
        "provisioning-entitlement-sink, provisioning",
        "provisioning-reader, provisioning",
        "provisioning-usage-reader, provisioning",
        "signature-envelope-sink, signature",
        "signature-reader, signature"
    })
    void aStepCanBeUsedWithoutParameters(String name, String system) throws Exception {
        start(system);

        load(name, "- route: { from: { uri: 'direct:in', steps: [ { to: 'kamelet:" + name + "' } ] } }");

        assertThat(camel.getRoutes()).isNotEmpty();
        assertThat(camel.getEndpoints()).anyMatch(e -> e.getEndpointUri().contains("system=" + system));
    }

    @ParameterizedTest
    @CsvSource({
        "killbill-callback-source, billing, ''",
        "killbill-catch-up-source, billing, ?record=Invoice",
        "killbill-catch-up-source, billing, ?record=Payment",
        "provisioning-webhook-source, provisioning, ''",
        "provisioning-catch-up-source, provisioning, ''",
        "provisioning-usage-catch-up-source, provisioning, ''",
        "signature-webhook-source, signature, ''",
        "signature-catch-up-source, signature, ''"
    })
    void aSourceCanBeginARoute(String name, String system, String parameters) throws Exception {
        start(system);

        load(name, "- route: { from: { uri: 'kamelet:" + name + parameters + "', steps: [ { to: 'mock:end' } ] } }");

        assertThat(camel.getRoutes()).isNotEmpty();
        assertThat(camel.getEndpoints()).anyMatch(e -> e.getEndpointUri().contains("system=" + system));
    }

    @Test
    void eachSectionOfEachKameletHasItsPlace() throws Exception {
        try (var files = Files.list(Path.of("kamelets"))) {
            for (Path file : files.filter(f -> f.toString().matches(".*/(killbill|medusa|provisioning|signature)-.*"))
                    .toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString().replace(".kamelet.yaml", "");
                assertThat(text).contains("  name: " + name + "\n");
                assertThat(text)
                        .containsSubsequence(
                                "apiVersion:",
                                "kind:",
                                "metadata:",
                                "annotations:",
                                "labels:",
                                "spec:",
                                "definition:",
                                "title:",
                                "description:",
                                "type:",
                                "properties:",
                                "dependencies:",
                                "template:");
            }
        }
    }

    private void start(String system) {
        Systems.Settings settings = new Systems.Settings(
                URI.create("http://localhost:1"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Map.of(
                        "username",
                        "u",
                        "password",
                        "p",
                        "api-key",
                        "k",
                        "api-secret",
                        "s",
                        "callback-secret",
                        "c",
                        "secret-key",
                        "sk",
                        "token",
                        "t",
                        "webhook-secret",
                        ""));
        beans.registerBean(Systems.class, () -> new Systems(Map.of(system, settings)));
        beans.scan(
                "io.revhub.connector.billing",
                "io.revhub.connector.shop",
                "io.revhub.connector.provisioning",
                "io.revhub.connector.signature");
        beans.registerBean(HttpClient.class, HttpClient::newHttpClient);
        beans.registerBean(
                Papers.class,
                () -> new Papers(
                        new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)), new ObjectMapper()));
        beans.refresh();
        bind(SinkFactory.class);
        bind(ReaderFactory.class);
        bind(WebhookFactory.class);
        bind(CatchUpFactory.class);
        camel.setAutoStartup(false);
        camel.disableJMX();
        camel.start();
    }

    private void bind(Class<?> type) {
        beans.getBeansOfType(type).forEach((name, bean) -> camel.getRegistry().bind(name, type, bean));
    }

    private void load(String kamelet, String route) throws Exception {
        Path file = Path.of("kamelets", kamelet + ".kamelet.yaml");
        var loader = PluginHelper.getRoutesLoader(camel);
        loader.loadRoutes(ResourceHelper.fromString(file.toString(), Files.readString(file)));
        loader.loadRoutes(ResourceHelper.fromString("test.camel.yaml", route));
    }
}

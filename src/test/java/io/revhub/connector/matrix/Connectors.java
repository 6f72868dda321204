package io.revhub.connector.matrix;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.revhub.connector.Systems;
import io.revhub.connector.Systems.Settings;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkFactory;
import io.revhub.document.Documents;
import io.revhub.document.Likenesses;
import io.revhub.document.References;
import io.revhub.document.TestDocuments;
import io.revhub.intake.CatchUp;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.FreeSpace;
import io.revhub.intake.Reader;
import io.revhub.intake.ReaderFactory;
import io.revhub.intake.Room;
import io.revhub.intake.Webhook;
import io.revhub.intake.WebhookFactory;
import io.revhub.paper.Papers;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All connectors, for one landscape, as the hub has them; each is found by its Kamelet. */
final class Connectors implements AutoCloseable {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final CamelContext camel = new DefaultCamelContext();
    private final TestDocuments documents;
    private final Predicate<String> quiet;

    /** @param quiet whether a system works on no call */
    Connectors(Map<String, Settings> systems, DataSource database, Path data, Clock clock, Predicate<String> quiet) {
        this.quiet = quiet;
        documents = TestDocuments.on(database);
        Systems all = new Systems(systems);
        beans.registerBean(Systems.class, () -> all);
        beans.registerBean(ObjectMapper.class, () -> new ObjectMapper());
        beans.registerBean("clock", Clock.class, () -> clock);
        beans.registerBean(CamelContext.class, () -> camel, definition -> definition.setDestroyMethodName(""));
        beans.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
        beans.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        beans.registerBean(DataSourceTransactionManager.class, () -> new DataSourceTransactionManager(database));
        beans.registerBean(
                TransactionTemplate.class, () -> new TransactionTemplate(new DataSourceTransactionManager(database)));
        beans.registerBean(Documents.class, documents::documents);
        beans.registerBean(References.class, documents::references);
        beans.registerBean(Likenesses.class, documents::likenesses);
        beans.registerBean(
                Papers.class,
                () -> new Papers(
                        new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)), new ObjectMapper()));
        FreeSpace plenty = () -> Long.MAX_VALUE;
        beans.registerBeanDefinition(
                "room",
                BeanDefinitionBuilder.genericBeanDefinition(Room.class)
                        .addConstructorArgValue(plenty)
                        .addConstructorArgValue(0L)
                        .getBeanDefinition());
        beans.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("matrix", Map.of("revhub.data", data.toString())));
        beans.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        beans.scan("io.revhub.connector", "io.revhub.journal");
        beans.refresh();
        camel.getRegistry().bind("systems", all);
        camel.start();
    }

    CamelContext camel() {
        return camel;
    }

    boolean isQuiet(String system) {
        return quiet.test(system);
    }

    Systems systems() {
        return beans.getBean(Systems.class);
    }

    TestDocuments documents() {
        return documents;
    }

    Sink sink(String kamelet, String system, Map<String, String> parameters) {
        return beans.getBean(kind(kamelet, "sink"), SinkFactory.class).sink(system, parameters);
    }

    Reader reader(String kamelet, String system, Map<String, String> parameters) {
        return beans.getBean(kind(kamelet, "read"), ReaderFactory.class).reader(system, parameters);
    }

    CatchUp catchUp(String kamelet, String system, Map<String, String> parameters) {
        return beans.getBean(kind(kamelet, "catch-up"), CatchUpFactory.class).catchUp(system, parameters);
    }

    Webhook webhook(String kamelet, String system) {
        return beans.getBean(kind(kamelet, "webhook"), WebhookFactory.class).webhook(system, Map.of());
    }

    /** The kind that a Kamelet's template names, which is a bean of its connector. */
    private static String kind(String kamelet, String scheme) {
        try {
            String uri = uri(Path.of("kamelets", kamelet + ".kamelet.yaml"));
            if (!uri.startsWith(scheme + ":")) {
                throw new IllegalStateException(kamelet + " is no " + scheme + " but " + uri);
            }
            return uri.substring(scheme.length() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Kamelet leads to. */
    static String uri(Path kamelet) throws IOException {
        var from = YAML.readTree(kamelet.toFile()).at("/spec/template/from");
        String uri = from.path("uri").asText();
        return uri.equals("kamelet:source") ? from.at("/steps/0/to/uri").asText() : uri;
    }

    @Override
    public void close() {
        beans.close();
        camel.stop();
    }
}

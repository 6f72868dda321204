package io.revhub.scenarios;

import io.revhub.RevHub;
import io.revhub.TestDatabase;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import io.revhub.document.Documents;
import io.revhub.document.References;
import io.revhub.endtoend.Ports;
import io.revhub.sandbox.SandboxClock;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.TestSocketUtils;

/** One hub with its landscape for all scenarios of a test run: started by the first, stopped after the last. */
final class World implements ExtensionContext.Store.CloseableResource {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final AtomicInteger numbers = new AtomicInteger(1000);
    private final Path data;
    final Installation installation;
    final Crm crm;
    final Billing billing;
    final Provisioning provisioning;
    final Erp erp;
    final Hub hub;
    final Shop shop;
    final Store store;
    final Signers signers;

    /** Gives the world to a test that asks for it. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == World.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.create(World.class))
                    .getOrComputeIfAbsent(World.class, key -> new World(), World.class);
        }
    }

    private World() {
        try {
            data = Files.createTempDirectory(Path.of("target"), "scenarios");
            PGSimpleDataSource database = TestDatabase.fresh();
            Map<String, Object> settings = new Ports().settings(data.toAbsolutePath());
            // the only hub of its process has its beans in JMX; others run beside this one
            settings.put("spring.jmx.enabled", "false");
            settings.put("revhub.reconcile.settle", "1s");
            settings.put("revhub.delivery.last-values-every", "1s");
            settings.put("revhub.listeners.port", TestSocketUtils.findAvailableTcpPort());
            settings.put("revhub.listeners.user", "warehouse");
            settings.put("revhub.listeners.password", "listens");
            settings.put("spring.datasource.url", database.getURL());
            settings.put("spring.datasource.username", database.getUser());
            settings.put("spring.datasource.password", database.getPassword());
            context = new SpringApplicationBuilder(RevHub.class)
                    .profiles("sandbox")
                    .run(settings.entrySet().stream()
                            .map(e -> "--" + e.getKey() + "=" + e.getValue())
                            .toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        installation = Installation.of(context.getEnvironment());
        crm = new Crm(installation);
        billing = new Billing(installation);
        provisioning = new Provisioning(installation);
        erp = new Erp(installation);
        hub = new Hub(installation);
        shop = new Shop(installation);
        signers = new Signers(installation);
        store = new Store(context.getBean(Documents.class), context.getBean(References.class));
    }

    @Override
    public void close() {
        context.close();
    }

    /** A connection of somebody who listens to the hub's versions by AMQP, with the library of another project. */
    Connection listener() throws JMSException {
        Connection connection = new JmsConnectionFactory("warehouse", "listens", listenersAddress()).createConnection();
        connection.start();
        return connection;
    }

    String listenersAddress() {
        return "amqp://localhost:" + context.getEnvironment().getRequiredProperty("revhub.listeners.port");
    }

    /** A part of names that nobody else has. */
    String unique() {
        return String.valueOf(numbers.incrementAndGet());
    }

    LocalDate today() {
        return LocalDate.ofInstant(context.getBean(SandboxClock.class).instant(), ZoneOffset.UTC);
    }

    /** Moves business time to the morning of this day; a day that has begun stays as late as it is. */
    World on(LocalDate day) {
        SandboxClock clock = context.getBean(SandboxClock.class);
        Instant morning = day.atTime(LocalTime.of(6, 0)).toInstant(ZoneOffset.UTC);
        if (morning.isAfter(clock.instant())) {
            clock.moveTo(morning);
        }
        return this;
    }

    /** Business time goes on to the end of this day. */
    World atTheEndOf(LocalDate day) {
        Instant evening = day.atTime(23, 15).atZone(ZoneId.of("Europe/Berlin")).toInstant();
        SandboxClock clock = context.getBean(SandboxClock.class);
        if (evening.isAfter(clock.instant())) {
            clock.moveTo(evening);
        }
        return this;
    }

    World on(String day) {
        return on(LocalDate.parse(day));
    }

    /** What a stranger gets by a link to a paper: its bytes as Latin-1, or the status. */
    String paper(String link) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(installation.hub()
                                            + URI.create(link).getPath()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            return answer.statusCode() == 200 ? answer.body() : String.valueOf(answer.statusCode());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a partner's client sees of the hub. */
    Web partner(String name, String secret) {
        return new Web(installation.hub(), Map.of("Authorization", Web.basic(name, secret)));
    }

    /** The folder that a partner drops files into and reads answers from. */
    Path folderOf(String partner) {
        return data.resolve("partner").resolve(partner);
    }

    /** Waits for what the hub is to bring about. */
    static ConditionFactory soon(String what) {
        return within(PATIENCE, what);
    }

    /** Waits for what needs the whole landscape to be gone through, which is all that all scenarios have made. */
    static ConditionFactory afterAll(String what) {
        return within(PATIENCE.multipliedBy(5), what);
    }

    private static ConditionFactory within(Duration patience, String what) {
        return Awaitility.await(what).atMost(patience).pollInterval(Duration.ofMillis(200));
    }
}

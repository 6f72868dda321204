package io.revhub.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.TestDatabase;
import io.revhub.delivery.CrashPoints;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.ParkedItem;
import io.revhub.delivery.ParkedItems;
import io.revhub.document.Document;
import io.revhub.document.Documents;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.intake.Capture;
import io.revhub.intake.FreeSpace;
import io.revhub.intake.Hint;
import io.revhub.intake.Readings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hub's own parts, for real, between fake systems: PostgreSQL, Artemis, Camel routes of a small workspace. A crash is an
 * {@link Error} at a named point, after which nothing more is done until the next start.
 */
final class TestHub implements AutoCloseable {

    /** A process that is gone. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    final FakeSystem systems;
    final Crashes crashes = new Crashes();
    final ShownProblems problems = new ShownProblems();
    volatile long freeBytes = Long.MAX_VALUE;
    private PGSimpleDataSource database;
    private Path broker;
    private final String[] settings;
    private ConfigurableApplicationContext context;

    static final class Crashes implements CrashPoints {

        private volatile String at;
        private volatile boolean crashed;
        private final AtomicInteger writes = new AtomicInteger();

        /** How often this hub has written to a system. */
        int writes() {
            return writes.get();
        }

        void crashAt(String point) {
            at = point;
        }

        boolean happened() {
            return crashed;
        }

        @Override
        public void reached(String point) {
            if (point.equals(AFTER_WRITE)) {
                writes.incrementAndGet();
            }
            if (point.equals(at)) {
                crashed = true;
            }
            if (crashed) {
                throw new Crash();
            }
        }

        private void over() {
            at = null;
            crashed = false;
        }
    }

    /** Not marked as a configuration, so that the whole hub's own tests do not find it. */
    @EnableAutoConfiguration(
            excludeName = {
                "io.revhub.sandbox.SandboxConfiguration",
                "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration"
            })
    @ComponentScan({
        "io.revhub.document",
        "io.revhub.mapping",
        "io.revhub.workspace",
        "io.revhub.rules",
        "io.revhub.journal",
        "io.revhub.delivery",
        "io.revhub.intake",
        "io.revhub.route",
        "io.revhub.deal",
        "io.revhub.load",
        "io.revhub.problem",
        "io.revhub.reconcile"
    })
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    /** @param settings more of them, each {@code name=value} */
    TestHub(Path folder, String... settings) {
        this(folder, TestDatabase.fresh(), new FakeSystem(), settings);
    }

    /** One of several hubs on a database, between the same systems. @param folder its own */
    TestHub(Path folder, PGSimpleDataSource database, FakeSystem systems, String... settings) {
        this.settings = settings;
        this.database = database;
        this.systems = systems;
        broker = folder.resolve("broker");
        start();
    }

    void start() {
        crashes.over();
        context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("fake", systems);
                    starting.getBeanFactory().registerSingleton("crashPoints", crashes);
                    starting.getBeanFactory().registerSingleton("problemBoard", problems);
                    starting.getBeanFactory().registerSingleton("freeSpace", (FreeSpace) () -> freeBytes);
                })
                .properties(
                        "spring.datasource.url=" + database.getURL(),
                        "spring.datasource.username=" + database.getUser(),
                        "spring.datasource.password=" + database.getPassword(),
                        "spring.main.banner-mode=off",
                        "revhub.workspace=src/test/resources/hub",
                        "revhub.data=" + broker.resolveSibling("data"),
                        "revhub.delivery.lease=20s",
                        "revhub.delivery.tries-alone=2",
                        "revhub.capture.look-at-dead-letters-every=1s",
                        "revhub.reconcile.settle=0s",
                        "revhub.problems-every=200ms",
                        "spring.config.location=optional:classpath:/none/",
                        "spring.artemis.mode=embedded",
                        "spring.artemis.embedded.persistent=true",
                        "spring.artemis.embedded.data-directory=" + broker,
                        "spring.artemis.embedded.queues=capture.crm,capture.erp",
                        "camel.main.shutdown-timeout=1",
                        "camel.main.routes-include-pattern=false")
                .properties(settings)
                .run();
    }

    /** As after a kill -9: the hub starts anew on the same database and broker. */
    void restart() {
        context.close();
        start();
    }

    /**
     * As after a kill -9 and a while in which nothing ran. Time passes before the start: a delivery that is claimed at once would
     * else begin before the leap and be put off after it.
     */
    void restartAfter(Duration time) {
        context.close();
        pass(JdbcClient.create(database), time);
        start();
    }

    /** As after a loss: the hub starts anew on another database, with an empty broker. */
    void moveTo(PGSimpleDataSource other) {
        context.close();
        database = other;
        broker = broker.resolveSibling("another-broker");
        start();
    }

    PGSimpleDataSource database() {
        return database;
    }

    /** Moves the time of leases and due times forward. */
    void pass(Duration time) {
        pass(bean(JdbcClient.class), time);
    }

    private static void pass(JdbcClient database, Duration time) {
        database.sql("update clock_offset set amount = amount + ?::interval")
                .param(time.toMillis() + " milliseconds")
                .update();
    }

    void crmHas(String id, String name, String amount) {
        systems.put("crm", id, record(name, amount));
    }

    static ObjectNode record(String name, String amount) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("name", name).put("amount", amount).put("number", name);
        return record.putNull("owner").putNull("key");
    }

    void captured(String id) {
        bean(Capture.class).capture("crm", List.of(new Hint("Thing", id)));
    }

    void asked(String system, String id) {
        bean(TransactionTemplate.class)
                .executeWithoutResult(tx -> bean(Readings.class).ask(system, List.of(new Hint("Thing", id))));
    }

    Optional<Document> thing(String crmId) {
        return bean(References.class)
                .find(new Reference("crm", "Thing", crmId))
                .flatMap(part -> bean(Documents.class).find(part.document()));
    }

    /** The state of the delivery of a thing to a system; "none" if there is none. */
    String state(String crmId, String system) {
        return thing(crmId)
                .flatMap(thing -> bean(Deliveries.class).of(List.of(thing.id())).stream()
                        .filter(d -> d.system().equals(system))
                        .findFirst())
                .map(Deliveries.State::state)
                .orElse("none");
    }

    List<ParkedItem> parked() {
        return bean(ParkedItems.class).open();
    }

    long count(String table) {
        return bean(JdbcClient.class)
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    long versionsFrom(String source) {
        return count("version where source = '" + source + "'");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    CamelContext camel() {
        return bean(CamelContext.class);
    }

    @Override
    public void close() {
        context.close();
    }
}

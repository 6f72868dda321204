package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.TestDatabase;
import io.revhub.delivery.CrashPoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Two hubs on one database and one broker, as they are run for availability. */
class SeveralHubsTest {

    private static final int BROKER = 4711;
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    private final FakeSystem systems = new FakeSystem();
    private EmbeddedActiveMQ broker;
    private TestHub first;
    private TestHub second;
    private int things;

    @BeforeEach
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        broker = new EmbeddedActiveMQ()
                .setConfiguration(new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .setJournalDirectory(folder.resolve("journal").toString())
                        .addAcceptorConfiguration(new TransportConfiguration(
                                InVMAcceptorFactory.class.getName(), Map.of("serverId", BROKER))));
        broker.start();
        PGSimpleDataSource database = TestDatabase.fresh();
        first = hub(folder.resolve("first"), database);
        second = hub(folder.resolve("second"), database);
    }

    @AfterEach
    void stop() throws Exception {
        first.close();
        second.close();
        broker.stop();
    }

    @Test
    void theyShareTheWorkAndBringNothingTwice() {
        await().atMost(A_WHILE).until(() -> {
            changes(first, 10);
            changes(second, 10);
            return first.crashes.writes() > 0 && second.crashes.writes() > 0;
        });

        allIsBroughtOnce(second);
    }

    @Test
    void whatOneHadInFlightWhenItWasKilledTheOtherTakesOverAndFinds() {
        first.crashes.crashAt(CrashPoints.AFTER_WRITE);
        await().atMost(A_WHILE).until(() -> {
            changes(first, 5);
            return first.crashes.happened();
        });
        first.close();
        changes(second, 5);
        await().atMost(A_WHILE).until(() -> second.count("due where lease is null") == 0);
        assertThat(second.count("due where lease_until > hub_now()")).isPositive();

        second.pass(Duration.ofMinutes(1));

        allIsBroughtOnce(second);
    }

    private static String[] settings() {
        return new String[] {"spring.artemis.mode=native", "spring.artemis.broker-url=vm://" + BROKER};
    }

    private TestHub hub(Path folder, PGSimpleDataSource database) {
        return new TestHub(folder, database, systems, settings());
    }

    /** New things in the CRM, of which this hub hears. */
    private void changes(TestHub hears, int more) {
        for (int i = 0; i < more; i++) {
            String id = String.valueOf(++things);
            hears.crmHas(id, "chair " + id, "1.00");
            hears.captured(id);
        }
    }

    private void allIsBroughtOnce(TestHub hub) {
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(hub.count("reading")).isZero();
            assertThat(hub.count("due")).isZero();
            assertThat(systems.of("erp")).hasSize(things);
            assertThat(hub.count("delivery where system = 'erp' and state = 'delivered'"))
                    .isEqualTo(things);
        });
        assertThat(systems.creates).hasSize(things).doesNotHaveDuplicates();
        assertThat(hub.parked()).isEmpty();
    }
}

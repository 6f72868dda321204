package io.revhub.broker;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A broker apart from any hub, on loopback and without log-in: for trials. */
public final class BrokerAlone implements AutoCloseable {

    private final EmbeddedActiveMQ server;

    private BrokerAlone(EmbeddedActiveMQ server) {
        this.server = server;
    }

    /** Changes the configuration before the start. */
    @FunctionalInterface
    interface Change {
        void make(Configuration broker) throws Exception;
    }

    /**
     * Starts it.
     *
     * @param folder holds its journal; created if missing
     * @throws IllegalStateException if it does not start
     */
    public static BrokerAlone start(Path folder, int port) {
        return start(folder, port, CaptureSettings::apply);
    }

    static BrokerAlone start(Path folder, int port, Change settings) {
        try {
            Configuration configuration = new ConfigurationImpl()
                    .setPersistenceEnabled(true)
                    .setSecurityEnabled(false)
                    .setJournalDirectory(folder.resolve("journal").toString())
                    .setBindingsDirectory(folder.resolve("bindings").toString())
                    .setPagingDirectory(folder.resolve("paging").toString())
                    .setLargeMessagesDirectory(folder.resolve("large").toString())
                    .addAcceptorConfiguration("hub", "tcp://localhost:" + port + "?protocols=CORE");
            settings.make(configuration);
            EmbeddedActiveMQ server = new EmbeddedActiveMQ().setConfiguration(configuration);
            server.start();
            return new BrokerAlone(server);
        } catch (Exception e) {
            throw new IllegalStateException("The broker in " + folder + " does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker does not stop: " + e.getMessage(), e);
        }
    }
}

package io.revhub.sandbox.erp.events;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/**
 * The broker that events are read from: AMQP 1.0 on a loopback port, with a journal of its own. A queue's address is
 * {@code queue:<name>}, as that of SAP Event Mesh.
 *
 * <p>Assumption: Event Mesh speaks AMQP over WebSocket and takes an OAuth token; here it is plain AMQP with SASL PLAIN.
 */
final class EventBroker implements AutoCloseable {

    private static final int JOURNAL_FILE = 1024 * 1024;
    private static final long LEAST_FREE_BYTES = 100L * 1024 * 1024;
    private static final int UNTIL_ACKNOWLEDGED = -1;

    private final int port;
    private final String queue;
    private final LogIn own;
    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private Sender sender;

    /** @param port 0: any that is free */
    EventBroker(Path folder, int port, String queue, String user, String password) throws Exception {
        this.port = port == 0 ? free() : port;
        this.queue = address(queue);
        server.setConfiguration(configuration(folder));
        this.own = new LogIn(user, password);
        server.setSecurityManager(own);
        server.start();
    }

    private Configuration configuration(Path folder) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("erp-events")
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE)
                .setJMXManagementEnabled(false)
                // by its default it would take nothing once nine tenths of a disk are used, however much is left
                .setMaxDiskUsage(-1)
                .setMinDiskFree(LEAST_FREE_BYTES)
                .addAcceptorConfiguration("amqp", "tcp://127.0.0.1:" + port + "?protocols=AMQP")
                .addAcceptorConfiguration("own", "vm://" + port)
                .addQueueConfiguration(QueueConfiguration.of(queue)
                        .setAddress(queue)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
        AddressSettings settings = new AddressSettings();
        settings.setMaxDeliveryAttempts(UNTIL_ACKNOWLEDGED);
        settings.setAutoCreateQueues(false).setAutoCreateAddresses(false);
        return configuration.addAddressSetting("#", settings);
    }

    static String address(String queue) {
        return "queue:" + queue;
    }

    int port() {
        return port;
    }

    /** Returns when the event is on disk. One thread at a time. */
    void send(Event event) throws Exception {
        if (sender == null) {
            sender = Sender.open("vm://" + port, queue, own);
        }
        try {
            sender.send(event);
        } catch (Exception e) {
            sender.close();
            sender = null;
            throw e;
        }
    }

    /** A session that stays open from one event to the next. */
    private record Sender(
            ServerLocator locator, ClientSessionFactory factory, ClientSession session, ClientProducer producer) {

        static Sender open(String address, String queue, LogIn own) throws Exception {
            ServerLocator locator = ActiveMQClient.createServerLocator(address);
            try {
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(own.user(), own.password(), false, true, true, false, 0);
                return new Sender(locator, factory, session, session.createProducer(queue));
            } catch (Exception e) {
                locator.close();
                throw e;
            }
        }

        void send(Event event) throws Exception {
            ClientMessage message = session.createMessage(ClientMessage.BYTES_TYPE, true);
            message.putStringProperty("JMS_AMQP_ContentType", "application/cloudevents+json");
            message.putStringProperty("topic", event.topic());
            message.getBodyBuffer().writeBytes(event.body().getBytes(StandardCharsets.UTF_8));
            producer.send(message);
        }

        // the locator closes what was made with it
        void close() {
            locator.close();
        }
    }

    private static int free() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        if (sender != null) {
            sender.close();
        }
        server.stop();
    }

    private record LogIn(String user, String password) implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String givenUser, String givenPassword) {
            return same(user, givenUser) && same(password, givenPassword);
        }

        @Override
        public boolean validateUserAndRole(
                String givenUser, String givenPassword, Set<Role> roles, CheckType checkType) {
            return validateUser(givenUser, givenPassword);
        }

        private static boolean same(String expected, String given) {
            return given != null
                    && MessageDigest.isEqual(
                            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
        }
    }
}

package io.revhub.connector.s4;

import io.revhub.connector.Systems.Settings;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * The queue that the ERP's events wait in, read by AMQP 1.0: options {@code events} (amqp, amqps or amqpws), {@code
 * events-queue}, and {@code events-username}, {@code events-password} where these are not the system's own. What was
 * received and not acknowledged comes again with the next connection. Not thread-safe.
 */
final class EventQueue implements AutoCloseable {

    private static final int AT_MOST = 200;

    private final Settings settings;
    private Connection connection;
    private MessageConsumer consumer;
    private Message last;

    EventQueue(Settings settings) {
        this.settings = settings;
    }

    /** Whether the system has events. */
    boolean isConfigured() {
        return !settings.options().getOrDefault("events", "").isBlank();
    }

    /** What waits there, as text; empty if nothing came for so long. Connects if need be. */
    List<String> receive(Duration longest) throws JMSException {
        if (connection == null) {
            connect();
        }
        List<String> events = new ArrayList<>();
        Message message = consumer.receive(longest.toMillis());
        while (message != null) {
            events.add(text(message));
            last = message;
            message = events.size() < AT_MOST ? consumer.receiveNoWait() : null;
        }
        return events;
    }

    /** Tells the ERP that everything received so far is safe here. */
    void acknowledge() throws JMSException {
        if (last != null) {
            last.acknowledge();
            last = null;
        }
    }

    private void connect() throws JMSException {
        JmsConnectionFactory factory =
                new JmsConnectionFactory(option("username"), option("password"), settings.option("events"));
        factory.setConnectTimeout(settings.connectTimeout().toMillis());
        factory.setRequestTimeout(settings.timeout().toMillis());
        factory.setCloseTimeout(settings.timeout().toMillis());
        connection = factory.createConnection();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        consumer = session.createConsumer(session.createQueue(address(settings.option("events-queue"))));
        connection.start();
    }

    private String option(String name) {
        String own = settings.options().getOrDefault("events-" + name, "");
        return own.isBlank() ? settings.option(name) : own;
    }

    private static String address(String queue) {
        return queue.startsWith("queue:") ? queue : "queue:" + queue;
    }

    // structured events are JSON, which the client shows as text or as bytes
    private static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
            bytes.readBytes(body);
            return new String(body, StandardCharsets.UTF_8);
        }
        return "";
    }

    /** Leaves the queue; what was not acknowledged waits there. */
    @Override
    public void close() throws JMSException {
        Connection open = connection;
        connection = null;
        consumer = null;
        last = null;
        if (open != null) {
            open.close();
        }
    }
}

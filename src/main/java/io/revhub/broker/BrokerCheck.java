package io.revhub.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.List;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a broker that is not ours whether its settings keep what is captured. It wants the right to send to {@code
 * activemq.management}; without it, or while the broker is away, nothing is known, which is told in the log.
 */
public final class BrokerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerCheck.class);
    private static final String MANAGEMENT = "activemq.management";
    private static final String ASK = "getAddressSettingsAsJSON";
    private static final long PATIENCE_MILLIS = 10_000;

    private final ConnectionFactory broker;

    public BrokerCheck(ConnectionFactory broker) {
        this.broker = broker;
    }

    /** @throws IllegalStateException if what is captured could be lost, with what to change in broker.xml */
    public void require() {
        List<String> deviations;
        try {
            deviations = CaptureSettings.deviations(settings());
        } catch (Exception e) {
            LOG.warn(
                    "The broker's settings of {} could not be asked for and are not checked: {}",
                    CaptureSettings.MATCH,
                    e.toString());
            return;
        }
        if (!deviations.isEmpty()) {
            throw new IllegalStateException("With the broker's settings for " + CaptureSettings.MATCH
                    + " captured changes could be lost or held up: " + String.join("; ", deviations)
                    + ". Change its address-setting in broker.xml.");
        }
    }

    private AddressSettings settings() throws Exception {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            Message answer = ask(session);
            if (answer == null) {
                throw new IllegalStateException("no answer");
            }
            if (!JMSManagementHelper.hasOperationSucceeded(answer)) {
                throw new IllegalStateException(String.valueOf(JMSManagementHelper.getResult(answer)));
            }
            return AddressSettings.fromJSON((String) JMSManagementHelper.getResult(answer));
        }
    }

    private static Message ask(Session session) throws JMSException {
        TemporaryQueue answers = session.createTemporaryQueue();
        try {
            return ask(session, answers);
        } finally {
            answers.delete();
        }
    }

    private static Message ask(Session session, Queue answers) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(MANAGEMENT));
                MessageConsumer consumer = session.createConsumer(answers)) {
            Message question = session.createMessage();
            question.setJMSReplyTo(answers);
            JMSManagementHelper.putOperationInvocation(question, ResourceNames.BROKER, ASK, CaptureSettings.MATCH);
            producer.send(question);
            return consumer.receive(PATIENCE_MILLIS);
        }
    }
}

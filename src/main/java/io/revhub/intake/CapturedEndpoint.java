package io.revhub.intake;

import io.revhub.delivery.CrashPoints;
import io.revhub.route.SourceEndpoint;
import io.revhub.route.Worker;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's own JMS components take one message in a transaction, or many without one; this takes many in one. The route runs
 * before the session commits: the database first, the broker second, and a crash between them repeats the batch.
 */
final class CapturedEndpoint extends SourceEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(CapturedEndpoint.class);
    private static final long WAIT_MILLIS = 200;

    private final String system;
    private final int atMost;
    private final int workers;

    CapturedEndpoint(String uri, CapturedComponent component, String system, int atMost, int workers) {
        super(uri, component);
        this.system = system;
        this.atMost = atMost;
        this.workers = workers;
    }

    @Override
    protected Consumer consumer(Processor processor) {
        return new CapturedConsumer(processor);
    }

    private final class CapturedConsumer extends Worker {

        private final ConnectionFactory broker = bean(ConnectionFactory.class);
        private final CrashPoints crashPoints = bean(CrashPoints.class);

        CapturedConsumer(Processor processor) {
            super(CapturedEndpoint.this, processor, workers);
        }

        @Override
        protected void round() throws Exception {
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    MessageConsumer consumer =
                            session.createConsumer(session.createQueue(BrokerCapture.queue(system)))) {
                connection.start();
                while (isRunAllowed() && !isSuspendingOrSuspended() && !isStoppingOrStopped()) {
                    take(session, consumer);
                }
            }
        }

        private void take(Session session, MessageConsumer consumer) throws Exception {
            List<Hint> hints = receive(consumer);
            if (hints.isEmpty()) {
                // of what was left, if anything
                session.commit();
                return;
            }
            Exception failure = process(hints);
            if (failure != null) {
                session.rollback();
                throw failure;
            }
            crashPoints.reached(CrashPoints.BETWEEN_THE_TWO_COMMITS);
            session.commit();
        }

        private List<Hint> receive(MessageConsumer consumer) throws JMSException {
            List<Hint> hints = new ArrayList<>();
            for (Message message = consumer.receive(WAIT_MILLIS);
                    message != null;
                    message = hints.size() < atMost ? consumer.receiveNoWait() : null) {
                add(message, hints);
            }
            return hints;
        }

        /** The broker may be anybody's: what is no hint is told and left, as nothing may stop the queue. */
        private void add(Message message, List<Hint> hints) throws JMSException {
            String type = message.getStringProperty(BrokerCapture.RECORD_TYPE);
            String id = message.getStringProperty(BrokerCapture.RECORD_ID);
            try {
                hints.add(new Hint(type, id));
            } catch (IllegalArgumentException e) {
                LOG.error("On the queue of the {} stood what names no record, and was left: {} {}", system, type, id);
            }
        }

        @Override
        protected void idle() throws InterruptedException {
            Thread.sleep(WAIT_MILLIS);
        }
    }
}

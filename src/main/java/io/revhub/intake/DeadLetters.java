package io.revhub.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.route.Rounds;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in again what the broker has given up. The hub's own settings never let it give up anything; an external broker's may,
 * so the dead-letter queue is watched all the same, and what is found goes back to the queue that it came from.
 */
final class DeadLetters extends Rounds {

    private static final String CAPTURE = "capture.";
    /** Where Artemis notes the address that a dead letter came from. */
    private static final String ORIGIN = "_AMQ_ORIG_ADDRESS";

    private static final int AT_MOST = 200;

    private final JmsTemplate jms;
    private final Journal journal;
    private final TransactionTemplate transactions;
    private final String queue;

    DeadLetters(JmsTemplate jms, Journal journal, TransactionTemplate transactions, String queue, Duration every) {
        super("dead-letters", every);
        this.jms = jms;
        this.journal = journal;
        this.transactions = transactions;
        this.queue = queue;
    }

    @Override
    protected void round() {
        int taken = AT_MOST;
        while (taken == AT_MOST) {
            taken = takeIn();
        }
    }

    /** @return how many were taken in again; at most 200 */
    int takeIn() {
        List<String> taken = jms.execute(this::move, true);
        if (!taken.isEmpty()) {
            transactions.executeWithoutResult(tx -> journal.write(new JournalLine(
                    "dead-letters",
                    null,
                    null,
                    taken.size() + " changes that the broker had given up were taken in again.",
                    JsonNodeFactory.instance.textNode(String.join(", ", taken)))));
        }
        return taken.size();
    }

    private List<String> move(Session session) throws JMSException {
        List<String> taken = new ArrayList<>();
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
                MessageProducer producer = session.createProducer(null)) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            Message letter = consumer.receiveNoWait();
            while (letter != null) {
                String origin = letter.getStringProperty(ORIGIN);
                if (origin != null && origin.startsWith(CAPTURE)) {
                    producer.send(session.createQueue(origin), hint(session, letter));
                    taken.add(origin + " " + letter.getStringProperty(BrokerCapture.RECORD_TYPE) + " "
                            + letter.getStringProperty(BrokerCapture.RECORD_ID));
                }
                letter = taken.size() < AT_MOST ? consumer.receiveNoWait() : null;
            }
            session.commit();
        }
        return taken;
    }

    /** A new message: one with the broker's own properties cannot be sent again. */
    private static Message hint(Session session, Message letter) throws JMSException {
        Message hint = session.createMessage();
        hint.setStringProperty(BrokerCapture.RECORD_TYPE, letter.getStringProperty(BrokerCapture.RECORD_TYPE));
        hint.setStringProperty(BrokerCapture.RECORD_ID, letter.getStringProperty(BrokerCapture.RECORD_ID));
        return hint;
    }
}

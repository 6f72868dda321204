package io.revhub.intake;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import org.springframework.jms.core.JmsTemplate;

/** Captures on Artemis: persistent messages, one transacted session for all hints of a call. */
final class BrokerCapture implements Capture {

    static final String RECORD_TYPE = "recordType";
    static final String RECORD_ID = "recordId";

    private final JmsTemplate jms;
    private final Room room;

    BrokerCapture(JmsTemplate jms, Room room) {
        this.jms = jms;
        this.room = room;
    }

    static String queue(String system) {
        return "capture." + system;
    }

    @Override
    public void capture(String system, List<Hint> hints) {
        if (!hints.isEmpty()) {
            room.require();
            jms.execute(session -> send(session, system, hints), true);
        }
    }

    private static Void send(Session session, String system, List<Hint> hints) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue(system)))) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.setDisableMessageID(true);
            for (Hint hint : hints) {
                var message = session.createMessage();
                message.setStringProperty(RECORD_TYPE, hint.recordType());
                message.setStringProperty(RECORD_ID, hint.recordId());
                producer.send(message);
            }
            session.commit();
        }
        return null;
    }
}

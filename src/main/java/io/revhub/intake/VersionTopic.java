package io.revhub.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Document;
import io.revhub.route.Rounds;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells whoever listens of every new version, at least once and in the order of the outbox, on the topic
 * {@code version.<document type>}: the version's canonical form as JSON, with the properties document, type and version. The
 * outbox is written in the version's own transaction; no route of the hub depends on the topic.
 */
final class VersionTopic extends Rounds {

    private static final int AT_MOST = 200;
    private static final Duration EVERY = Duration.ofMillis(250);

    private final JdbcClient jdbc;
    private final JmsTemplate jms;
    private final TransactionTemplate transactions;
    private final ObjectMapper json;

    private record Told(long id, String document, String type, int version, String body) {}

    VersionTopic(JdbcClient jdbc, JmsTemplate jms, TransactionTemplate transactions, ObjectMapper json) {
        super("version-topic", EVERY);
        this.jdbc = jdbc;
        this.jms = jms;
        this.transactions = transactions;
        this.json = json;
    }

    /** In the transaction that stores the version. */
    void add(Document stored) {
        jdbc.sql("insert into version_outbox (document, type, version) values (?, ?, ?)")
                .params(stored.id().value(), stored.type(), stored.version())
                .update();
    }

    /** As {@link #add(Document)}, in one statement. */
    void add(List<Document> stored) {
        jdbc.sql("""
                        insert into version_outbox (document, type, version)
                        select * from unnest(?::text[], ?::text[], ?::integer[])
                        """)
                .param(stored.stream().map(d -> d.id().value()).toArray(String[]::new))
                .param(stored.stream().map(Document::type).toArray(String[]::new))
                .param(stored.stream().map(Document::version).toArray(Integer[]::new))
                .update();
    }

    /** Publishes what stands in the outbox: the broker commits first, then the outbox. @return how many; at most 200 */
    int publish() {
        return transactions.execute(tx -> {
            List<Told> next = jdbc.sql("""
                            select o.id, o.document, o.type, o.version, v.body from version_outbox o
                            join version v on v.document = o.document and v.number = o.version
                            order by o.id limit ? for update of o
                            """).param(AT_MOST).query(Told.class).list();
            if (!next.isEmpty()) {
                jms.execute(session -> send(session, next), true);
                jdbc.sql("delete from version_outbox where id = any(?)")
                        .param(next.stream().map(Told::id).toArray(Long[]::new))
                        .update();
            }
            return next.size();
        });
    }

    private Void send(Session session, List<Told> versions) throws JMSException {
        try (MessageProducer producer = session.createProducer(null)) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (Told told : versions) {
                var message = session.createTextMessage(text(told));
                message.setStringProperty("document", told.document());
                message.setStringProperty("type", told.type());
                message.setIntProperty("version", told.version());
                producer.send(session.createTopic("version." + told.type()), message);
            }
            session.commit();
        }
        return null;
    }

    private String text(Told told) {
        try {
            ObjectNode body = (ObjectNode) json.readTree(told.body());
            return body.put("id", told.document()).toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void round() {
        int published = AT_MOST;
        while (published == AT_MOST) {
            published = publish();
        }
    }
}

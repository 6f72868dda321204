package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A data warehouse listens, with a client that knows nothing of the hub, to what becomes of every document. */
@ExtendWith(World.Shared.class)
class ListenerTest {

    private static final List<String> TYPES =
            List.of("quote", "order", "fulfilment", "charge", "invoice", "payment", "journal-entry", "clearing");

    private final World world;

    ListenerTest(World world) {
        this.world = world;
    }

    @Test
    void everyVersionOfEveryDocumentOfADealIsTold() throws Exception {
        try (Connection connection = world.listener()) {
            Map<String, MessageConsumer> topics = topics(connection);
            world.provisioning.hold(false);
            Agreement deal = Offer.in(world)
                    .from(world.today().toString(), 12)
                    .line("Tracker", "goods", 3, "349.95", "10", "944.87", "fulfilment")
                    .signed();
            deal.pays("1124.40").erpHasClearedAll();
            Map<String, List<JsonNode>> told = new LinkedHashMap<>();

            List<JsonNode> documents = world.hub
                    .documents(deal.quote())
                    .filter(d -> TYPES.contains(d.path("type").asText()))
                    .toList();

            assertThat(documents.stream().map(d -> d.path("type").asText())).containsAll(TYPES);
            for (JsonNode document : documents) {
                String id = document.path("id").asText();
                int newest = world.hub.document(id).path("version").asInt();
                soon("the word of version " + newest + " of " + document.path("type"))
                        .untilAsserted(() -> {
                            hear(topics.get(document.path("type").asText()), told);
                            assertThat(versions(told, id))
                                    .containsExactlyElementsOf(IntStream.rangeClosed(1, newest)
                                            .boxed()
                                            .toList());
                        });
            }
            String invoice = id(documents, "invoice");
            assertThat(told.get(invoice).get(0).path("gross").asText()).isEqualTo("1124.40");
        }
    }

    @Test
    void aListenerListensAndDoesNothingElse() throws Exception {
        try (Connection connection = world.listener()) {
            Session session = connection.createSession();

            assertThatThrownBy(() -> session.createProducer(session.createQueue("capture.crm"))
                            .send(session.createTextMessage("{}")))
                    .isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> connection.createSession().createConsumer(session.createQueue("capture.crm")))
                    .isInstanceOf(JMSSecurityException.class);
            assertThatThrownBy(() -> connection
                            .createSession()
                            .createProducer(session.createTopic("version.order"))
                            .send(session.createTextMessage("{}")))
                    .isInstanceOf(JMSException.class);
        }
        String address = world.listenersAddress();
        assertThatThrownBy(() -> new JmsConnectionFactory("warehouse", "wrong", address)
                        .createConnection()
                        .start())
                .isInstanceOf(JMSSecurityException.class);
    }

    private static Map<String, MessageConsumer> topics(Connection connection) throws JMSException {
        Map<String, MessageConsumer> topics = new LinkedHashMap<>();
        Session session = connection.createSession();
        for (String type : TYPES) {
            topics.put(type, session.createConsumer(session.createTopic("version." + type)));
        }
        return topics;
    }

    private static void hear(MessageConsumer topic, Map<String, List<JsonNode>> told) throws Exception {
        for (Message next = topic.receive(500); next != null; next = topic.receiveNoWait()) {
            JsonNode version = new ObjectMapper().readTree(next.getBody(String.class));
            told.computeIfAbsent(next.getStringProperty("document"), id -> new ArrayList<>())
                    .add(((ObjectNode) version).put("version", next.getIntProperty("version")));
        }
    }

    /** Each at least once, in order. */
    private static List<Integer> versions(Map<String, List<JsonNode>> told, String id) {
        return told.getOrDefault(id, List.of()).stream()
                .map(version -> version.path("version").asInt())
                .distinct()
                .toList();
    }

    private static String id(List<JsonNode> documents, String type) {
        return documents.stream()
                .filter(d -> d.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }
}

package io.revhub.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.erp.S4Hana;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apache Qpid JMS reads the simulated ERP's events by AMQP 1.0. */
@Tag("clients")
class S4EventsClientTest {

    private static final long LONG_ENOUGH_MILLIS = 60_000;

    @TempDir
    private static Path folder;

    private static Landscape landscape;

    private final URI erp = landscape.address("erp");
    private final HttpClient http = HttpClient.newHttpClient();

    // of its own: a queue gives each event to one reader only
    @BeforeAll
    static void start() {
        landscape = TestLandscape.in(folder);
        landscape.start(S4Hana.SYSTEM);
    }

    @AfterAll
    static void end() {
        landscape.close();
    }

    @Test
    void qpidReadsAnEventAndGetsItAgainUntilItIsAcknowledged() throws Exception {
        String product = product();

        try (Connection connection = connect("secret")) {
            assertThat(told(connection, product)).isNotNull();
        }
        try (Connection connection = connect("secret")) {
            Message again = told(connection, product);
            JsonNode event = new ObjectMapper().readTree(body(again));
            assertThat(event.get("type").asText()).isEqualTo("sap.s4.beh.product.v1.Product.Created.v1");
            assertThat(event.get("specversion").asText()).isEqualTo("1.0");
            assertThat(event.get("datacontenttype").asText()).isEqualTo("application/json");
            assertThat(event.at("/data/Product").asText()).isEqualTo(product);
            assertThat(again.getStringProperty("topic")).endsWith("/ce/sap/s4/beh/product/v1/Product/Created/v1");
            again.acknowledge();
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> connect("wrong").start()).isInstanceOf(JMSSecurityException.class);
    }

    private Connection connect(String password) throws Exception {
        String address = new ObjectMapper()
                .readTree(send("GET", "/_sandbox/events", null).body())
                .get("address")
                .asText();
        return new JmsConnectionFactory("REVHUB", password, address).createConnection();
    }

    // the session acknowledges nothing by itself, so closing the connection gives everything back
    private static Message told(Connection connection, String product) throws JMSException {
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue("queue:revhub"));
        connection.start();
        Message message = consumer.receive(LONG_ENOUGH_MILLIS);
        while (message != null && !body(message).contains(product)) {
            message = consumer.receive(LONG_ENOUGH_MILLIS);
        }
        return message;
    }

    private static String body(Message message) throws JMSException {
        return new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private String product() throws Exception {
        String key = "EV-" + UUID.randomUUID().toString().substring(0, 8);
        HttpResponse<String> fetched = send("GET", "/sap/opu/odata/sap/API_PRODUCT_SRV/", "Fetch");
        String session =
                fetched.headers().firstValue("set-cookie").orElseThrow().replaceFirst(";.*", "");
        HttpRequest create = request("/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product")
                .header(
                        "x-csrf-token",
                        fetched.headers().firstValue("x-csrf-token").orElseThrow())
                .header("Cookie", session)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"Product\":\"" + key + "\",\"ProductType\":\"FERT\",\"BaseUnit\":\"PC\"}"))
                .build();
        assertThat(http.send(create, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
        return key;
    }

    private HttpResponse<String> send(String method, String path, String token) throws Exception {
        HttpRequest.Builder request = request(path);
        if (token != null) {
            request.header("x-csrf-token", token);
        }
        return http.send(
                request.method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString("REVHUB:secret".getBytes());
        return HttpRequest.newBuilder(URI.create(erp + path))
                .header("Authorization", "Basic " + login)
                .header("Accept", "application/json");
    }
}

package io.revhub.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.crm.Salesforce;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** salesforce-pubsub-api-client, a client by others, against the simulated CRM: given the sandbox's CA, and nothing else. */
@Tag("clients")
class PubSubClientTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void itSubscribesReplaysPublishesAndIsManaged() throws Exception {
        URI crm = TestLandscape.with(Salesforce.SYSTEM).address("crm");
        List<JsonNode> told = new ArrayList<>();
        for (String line : new NodeScript("pubsub-client.mjs")
                .run(Map.of(
                        "CRM",
                        crm.toString(),
                        "CLIENT_ID",
                        "revhub",
                        "CLIENT_SECRET",
                        "secret",
                        "EVENTS",
                        "localhost:" + eventsPort(crm),
                        "CA_FILE",
                        TestLandscape.folder()
                                .resolve("ca.pem")
                                .toAbsolutePath()
                                .toString()))) {
            told.add(json.readTree(line));
        }

        JsonNode created = told.get(0);
        assertThat(created.get("type").asText()).isEqualTo("CREATE");
        assertThat(created.get("name").asText()).isEqualTo("Nordwind");
        assertThat(created.get("city").asText()).isEqualTo("Kiel");
        assertThat(created.get("revenue").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(created.get("changed")).isEmpty();
        JsonNode changed = told.get(1);
        assertThat(texts(changed.get("changed")))
                .containsExactlyInAnyOrder("AnnualRevenue", "Phone", "LastModifiedDate", "BillingAddress.City");
        assertThat(texts(changed.get("nulled"))).containsExactly("Phone");
        assertThat(changed.get("revenue").decimalValue()).isEqualByComparingTo("13389.87");
        assertThat(told.get(2)).isEqualTo(json.readTree("{\"what\":\"replayed\",\"type\":\"UPDATE\",\"same\":true}"));
        assertThat(told.get(3)).isEqualTo(json.readTree("{\"what\":\"published\",\"key\":\"my-key\"}"));
        assertThat(told.get(4).get("text").asText()).isEqualTo("signed");
        assertThat(told.get(4).get("amount").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(told.get(5)).isEqualTo(json.readTree("{\"what\":\"managed\",\"name\":\"Second\",\"same\":true}"));
    }

    private int eventsPort(URI crm) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(crm.resolve("/_sandbox/events")).build();
        return json.readTree(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body())
                .get("port")
                .intValue();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}

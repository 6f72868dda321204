package io.revhub.connector.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A guest and a registered customer with one address, which the admin API alone cannot make. */
class CustomerChoiceTest {

    private final TestDelivery account = TestDelivery.of("account", "A-1", "shop", "{'email':'a@b.de'}");
    private HttpServer server;

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theOneWithTheHubsKeyIsIt() throws IOException {
        Shown shown = look(customer("cus_guest", "a@b.de", "") + "," + customer("cus_ours", "a@b.de", account.key()));

        assertThat(((Shown.Done) shown).references().get(0).record().recordId()).isEqualTo("cus_ours");
    }

    @Test
    void withoutAKeyAPersonDecides() throws IOException {
        Shown shown = look(customer("cus_1", "a@b.de", "") + "," + customer("cus_2", "a@b.de", ""));

        assertThat(((Shown.Doubtful) shown).refusal().reason()).contains("cus_1, cus_2");
    }

    @Test
    void anAddressInAnotherCaseIsAnother() throws IOException {
        assertThat(look(customer("cus_1", "A@b.de", ""))).isInstanceOf(Shown.Missing.class);
    }

    private Shown look(String customers) throws IOException {
        byte[] body = ("{\"customers\":[" + customers + "]}").getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI address = URI.create("http://localhost:" + server.getAddress().getPort());
        return account.look(new TestShop()
                .connector(address)
                .customer()
                .sink("shop", Map.of())
                .steps()
                .get(0));
    }

    private static String customer(String id, String email, String key) {
        String metadata = key.isEmpty() ? "null" : "{\"revhub_key\":\"" + key + "\"}";
        return "{\"id\":\"%s\",\"email\":\"%s\",\"metadata\":%s}".formatted(id, email, metadata);
    }
}

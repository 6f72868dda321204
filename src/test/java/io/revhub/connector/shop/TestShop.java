package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.Systems;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.shop.Shopping;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;

/** The simulated Medusa, and the connector configured for it. */
final class TestShop {

    static final String WEBHOOK_SECRET = "whsec_c2hvcA==";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Landscape landscape = TestLandscape.with(io.revhub.sandbox.shop.Medusa.SYSTEM);
    private final SystemClient client =
            new SystemClient(landscape.address("shop"), Map.of("Authorization", SystemClient.basic("sk_test:")));

    MedusaConfiguration connector() {
        return connector(landscape.address("shop"));
    }

    MedusaConfiguration connector(URI address) {
        Systems.Settings settings = new Systems.Settings(
                address,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Map.of(
                        "secret-key", "sk_test",
                        "webhook-secret", WEBHOOK_SECRET,
                        "provider-address", "{address}/psp",
                        "provider-key", "psp_test"));
        return new MedusaConfiguration(new Systems(Map.of("shop", settings)), HTTP);
    }

    Shopping shopping() {
        return new Shopping(landscape.address("shop"), "sk_test", "pk_test", "psp_test");
    }

    SystemClient client() {
        return client;
    }

    JsonNode get(String path) {
        return client.get("/admin" + path).json();
    }

    void fault(Fault.Kind kind, String method, String path) {
        landscape.faults("shop").set(new Fault(kind, method, path, 1));
    }

    void clearFaults() {
        landscape.faults("shop").clear();
    }
}

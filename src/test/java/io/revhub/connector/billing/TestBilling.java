package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.Systems;
import io.revhub.delivery.Sink;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.TestLandscape;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The simulated Kill Bill, and the connector configured for it. */
final class TestBilling {

    static final String SECRET = "let-me-in";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Landscape landscape = TestLandscape.with(io.revhub.sandbox.billing.KillBill.SYSTEM);
    private final SystemClient client = new SystemClient(
            landscape.address("billing"),
            Map.of(
                    "Authorization", SystemClient.basic("admin:secret"),
                    "X-Killbill-ApiKey", "revhub",
                    "X-Killbill-ApiSecret", "tenant",
                    "X-Killbill-CreatedBy", "clerk"));

    SystemClient client() {
        return client;
    }

    KillBillConfiguration connector() {
        return connector(landscape.address("billing"));
    }

    KillBillConfiguration connector(URI address) {
        return new KillBillConfiguration(systems(address, Map.of()), HTTP);
    }

    CallbackRegistration registration(String callbackUrl) {
        return new CallbackRegistration(
                systems(landscape.address("billing"), Map.of("callback-url", callbackUrl)), HTTP);
    }

    Sink accounts() {
        return connector().account().sink("billing", Map.of());
    }

    Sink charges() {
        return connector().charge().sink("billing", Map.of());
    }

    void fault(Fault.Kind kind, String method, String path) {
        landscape.faults("billing").set(new Fault(kind, method, path, 1));
    }

    void clearFaults() {
        landscape.faults("billing").clear();
    }

    JsonNode get(String path) {
        return client.get("/1.0/kb" + path).json();
    }

    private static Systems systems(URI address, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.putAll(Map.of(
                "username", "admin",
                "password", "secret",
                "api-key", "revhub",
                "api-secret", "tenant",
                "callback-secret", SECRET));
        return new Systems(Map.of(
                "billing", new Systems.Settings(address, Duration.ofSeconds(10), Duration.ofSeconds(1), options)));
    }
}

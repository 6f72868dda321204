package io.revhub.connector.provisioning;

import io.revhub.connector.Systems;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.TestLandscape;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The simulated provisioning, and the connector configured for it. */
final class TestProvisioning {

    static final String SECRET = "whsec_c2VjcmV0";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Landscape landscape = TestLandscape.with(io.revhub.sandbox.provisioning.Provisioning.SYSTEM);
    private final SystemClient client =
            new SystemClient(landscape.address("provisioning"), Map.of("Authorization", "Bearer secret"));

    ProvisioningConfiguration connector() {
        return connector(landscape.address("provisioning"), Clock.systemUTC());
    }

    ProvisioningConfiguration connector(URI address, Clock realTime) {
        Systems.Settings settings = new Systems.Settings(
                address,
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                Map.of("token", "secret", "webhook-secret", SECRET));
        return new ProvisioningConfiguration(new Systems(Map.of("provisioning", settings)), HTTP, realTime);
    }

    SystemClient client() {
        return client;
    }

    void fault(Fault.Kind kind, String method) {
        landscape.faults("provisioning").set(new Fault(kind, method, "/entitlements", 1));
    }

    void clearFaults() {
        landscape.faults("provisioning").clear();
    }
}

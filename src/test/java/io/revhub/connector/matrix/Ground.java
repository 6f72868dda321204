package io.revhub.connector.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.TestDatabase;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.http.JsonHttp;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.Receiver;
import io.revhub.sandbox.SystemClient;
import io.revhub.sandbox.TestLandscape;
import io.revhub.sandbox.billing.KillBill;
import io.revhub.sandbox.crm.Salesforce;
import io.revhub.sandbox.erp.S4Hana;
import io.revhub.sandbox.provisioning.Provisioning;
import io.revhub.sandbox.shop.Medusa;
import io.revhub.sandbox.signature.ESignature;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** All simulated systems in a landscape of their own, and the connectors to them: patient ones and hasty ones. */
final class Ground implements AutoCloseable {

    static final String CALLBACK_SECRET = "let-me-in";

    private static final Duration HASTE = Duration.ofMillis(600);

    /** As long as a system is to be without work, before what it did of a call that nobody waits for is looked up. */
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final Landscape landscape;
    private final Path folder;
    private final DataSource database = TestDatabase.fresh();
    private final Receiver receiver = Receiver.refusing(TestLandscape.HUB_PORT, "nothing is refused");
    private final Connectors calm;
    private final Connectors hasty;

    Ground(Path folder) {
        this.folder = folder;
        landscape = TestLandscape.in(folder.resolve("sandbox"));
        List.of(
                        Salesforce.SYSTEM,
                        KillBill.SYSTEM,
                        S4Hana.SYSTEM,
                        Medusa.SYSTEM,
                        Provisioning.SYSTEM,
                        ESignature.SYSTEM)
                .forEach(landscape::start);
        calm = connectors(Duration.ofSeconds(20), Duration.ofMillis(10));
        hasty = connectors(HASTE, SETTLE);
    }

    private Connectors connectors(Duration timeout, Duration settle) {
        Map<String, Settings> systems = new HashMap<>();
        options()
                .forEach((system, options) ->
                        systems.put(system, new Settings(landscape.address(system), timeout, settle, options)));
        systems.put(
                "partner", new Settings(null, timeout, settle, Map.of("nord.model", "reseller", "nord.vat-id", "DE1")));
        return new Connectors(
                systems,
                database,
                folder,
                landscape.clock(),
                system -> landscape.faults(system).underWay() == 0);
    }

    private Map<String, Map<String, String>> options() {
        return Map.of(
                "crm",
                Map.of(
                        "client-id",
                        "revhub",
                        "client-secret",
                        "secret",
                        "events",
                        "localhost:" + sandbox("crm", "/events").get("port").asText(),
                        "events-ca",
                        folder.resolve("sandbox/ca.pem").toString()),
                "billing",
                Map.of(
                        "username", "admin",
                        "password", "secret",
                        "api-key", "revhub",
                        "api-secret", "tenant",
                        "callback-secret", CALLBACK_SECRET),
                "erp",
                Map.of(
                        "username", "REVHUB",
                        "password", "secret",
                        "events", sandbox("erp", "/events").get("address").asText(),
                        "events-queue", "revhub"),
                "shop",
                Map.of(
                        "secret-key", "sk_test",
                        "webhook-secret", "whsec_c2hvcA==",
                        "provider-address", "{address}/psp",
                        "provider-key", "psp_test"),
                "provisioning",
                Map.of("token", "secret", "webhook-secret", "whsec_c2VjcmV0"),
                "signature",
                Map.of("token", "secret", "webhook-secret", "whsec_c2VjcmV0"));
    }

    /** What a system's own API for the sandbox tells. */
    JsonNode sandbox(String system, String path) {
        return JsonHttp.json(client(system, Map.of()).get("/_sandbox" + path).text());
    }

    SystemClient client(String system, Map<String, String> headers) {
        return new SystemClient(landscape.address(system), headers);
    }

    /** Whether a system runs in the landscape; partners only bring files. */
    boolean isSimulated(String system) {
        return landscape.systems().stream().anyMatch(running -> running.name().equals(system));
    }

    Landscape landscape() {
        return landscape;
    }

    Receiver receiver() {
        return receiver;
    }

    /** Wait long for an answer, and not at all until an outcome can be looked up. */
    Connectors calm() {
        return calm;
    }

    /** Do not wait long for an answer. */
    Connectors hasty() {
        return hasty;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        hasty.close();
        calm.close();
        receiver.close();
        landscape.close();
    }
}

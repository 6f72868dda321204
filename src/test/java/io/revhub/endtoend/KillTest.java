package io.revhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** kill -9 in the middle of a batch: the hub, its broker and its database go at once, and come back. */
class KillTest {

    private static final int ACCOUNTS = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Ports ports;
    private Path data;
    private Process hub;
    private Installation installation;

    @BeforeEach
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        ports = new Ports();
        data = folder;
        startHub();
    }

    @AfterEach
    void stop() throws Exception {
        hub.destroy();
        hub.waitFor();
    }

    @Test
    void everyAccountIsInTheErpAndInBillingExactlyOnceThoughTheHubIsKilledInTheMiddle() throws Exception {
        Web crm = CrmLogIn.at(installation);
        for (int i = 1; i <= ACCOUNTS; i++) {
            crm.post(
                    "/services/data/v62.0/sobjects/Account",
                    Map.of("Name", "Customer " + i, "BillingCountry", "DE", "BillingCity", "Bremen"));
        }
        await().atMost(PATIENCE).until(() -> partners().size() > ACCOUNTS / 8);

        hub.destroyForcibly().waitFor();
        startHub();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(partners()).hasSizeGreaterThanOrEqualTo(ACCOUNTS);
            assertThat(billingAccounts()).hasSizeGreaterThanOrEqualTo(ACCOUNTS);
            assertThat(openDeliveries()).isZero();
        });
        assertThat(partners()).doesNotHaveDuplicates().hasSize(ACCOUNTS);
        assertThat(billingAccounts()).doesNotHaveDuplicates().hasSize(ACCOUNTS);
    }

    private void startHub() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "io.revhub.RevHub",
                "--spring.profiles.active=sandbox",
                "--revhub.delivery.lease=5s"));
        Map<String, Object> settings = ports.settings(data);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        hub = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("hub.log").toFile()))
                .start();
        installation = installation(settings);
        await().atMost(PATIENCE).until(this::isUp);
    }

    private static Installation installation(Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor.applyTo(
                environment, new org.springframework.core.io.DefaultResourceLoader(), null, "sandbox");
        return Installation.of(environment);
    }

    private boolean isUp() {
        assertThat(hub.isAlive())
                .as("the hub lives, see " + data.resolve("hub.log"))
                .isTrue();
        try {
            return api().get("/actuator/health").path("status").asText().equals("UP");
        } catch (RuntimeException e) {
            return false;
        }
    }

    private List<String> partners() {
        Installation.Simulated erp = installation.sandbox().get("erp");
        Web web = new Web(
                erp.address(),
                Map.of(
                        "Authorization",
                        Web.basic(erp.login().get("username"), erp.login().get("password"))));
        return texts(
                web.get("/sap/opu/odata/sap/API_BUSINESS_PARTNER/A_BuPaIdentification")
                        .at("/d/results"),
                "BPIdentificationNumber");
    }

    private List<String> billingAccounts() {
        Map<String, String> login = installation.sandbox().get("billing").login();
        Web web = new Web(
                installation.sandbox().get("billing").address(),
                Map.of(
                        "Authorization", Web.basic(login.get("username"), login.get("password")),
                        "X-Killbill-ApiKey", login.get("api-key"),
                        "X-Killbill-ApiSecret", login.get("api-secret")));
        return texts(web.get("/1.0/kb/accounts/pagination?limit=500"), "externalKey");
    }

    private int openDeliveries() {
        return api().get("/api/status").path("openDeliveries").asInt();
    }

    private Web api() {
        return installation.api("engineer", installation.users().get("engineer").plainPassword());
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }
}

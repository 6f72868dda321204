package io.revhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.RevHub;
import io.revhub.TestDatabase;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import io.revhub.cli.demo.Demo;
import io.revhub.journal.Refusals;
import io.revhub.mapping.Mappings;
import io.revhub.route.RouteLoader;
import io.revhub.sandbox.Fault;
import io.revhub.sandbox.Landscape;
import io.revhub.sandbox.SandboxClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole hub with its landscape, in this process, on a database of its own. */
class DealTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static ConfigurableApplicationContext context;
    private static Installation installation;
    private static Ports ports;

    @BeforeAll
    static void start(@TempDir(cleanup = CleanupMode.NEVER) Path data) throws Exception {
        ports = new Ports();
        PGSimpleDataSource database = TestDatabase.fresh();
        Map<String, Object> settings = ports.settings(data);
        settings.put("spring.datasource.url", database.getURL());
        settings.put("spring.datasource.username", database.getUser());
        settings.put("spring.datasource.password", database.getPassword());
        context = new SpringApplicationBuilder(RevHub.class)
                .profiles("sandbox")
                .run(settings.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
        installation = Installation.of(context.getEnvironment());
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void aSignedQuoteBecomesBookedRevenueToTheCentThoughTheErpIsDownAtFirst() throws Exception {
        faults("erp").set(new Fault(Fault.Kind.OUTAGE, null, null, Integer.MAX_VALUE));
        StringWriter told = new StringWriter();
        Demo demo = new Demo(installation, engineer(), new PrintWriter(told), PATIENCE);

        CompletableFuture<Boolean> balanced = CompletableFuture.supplyAsync(() -> demo.play(false));
        await().atMost(PATIENCE).until(() -> journalLines("postponed", "erp") > 0);
        faults("erp").clear();

        assertThat(balanced.get(PATIENCE.toMinutes() * 2, TimeUnit.MINUTES)).isTrue();
        assertThat(told.toString().strip())
                .endsWith("quoted=13389.87 recognised=3444.87 deferred=9945.00 uninvoiced=0.00 difference=0.00"
                        + " currency=EUR basis=net");
    }

    @Test
    void everyRouteKameletAndMappingOfTheRepositoryIsGood() {
        assertThat(context.getBean(RouteLoader.class).broken()).isEmpty();
        assertThat(context.getBean(Mappings.class).broken()).isEmpty();
    }

    @Test
    void whoSignsWronglyIsRefusedAndCounted() throws Exception {
        HttpRequest forged = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + ports.of("hub") + "/webhooks/provisioning"))
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", "1")
                .header("webhook-signature", "v1,Zm9yZ2Vk")
                .POST(HttpRequest.BodyPublishers.ofString("{\"event\":\"entitlement.active\",\"data\":{\"id\":\"x\"}}"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(forged, HttpResponse.BodyHandlers.ofString());
        SandboxClock clock = context.getBean(SandboxClock.class);
        clock.moveTo(clock.instant().plus(Duration.ofMinutes(1)));
        context.getBean(Refusals.class).flush();

        assertThat(answer.statusCode()).isEqualTo(401);
        await().untilAsserted(() ->
                assertThat(journalLines("refused-signature", "provisioning")).isEqualTo(1));
    }

    @Test
    void aRecordThatDoesNotMapIsParkedForFinanceAndTakenInWhenItIsMended() throws Exception {
        Web crm = crm();
        String product = crm.post(
                        "/services/data/v62.0/sobjects/Product2",
                        Map.of(
                                "Name", "Rope",
                                "ProductCode", "ROPE",
                                "RevHub_Kind__c", "goods",
                                "RevHub_SellingModel__c", "one-off",
                                "QuantityUnitOfMeasure", "Furlong",
                                "IsActive", true))
                .path("id")
                .asText();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(parkedReasons()).contains("code list crm-units has no Furlong"));
        crm.patch("/services/data/v62.0/sobjects/Product2/" + product, Map.of("QuantityUnitOfMeasure", "Each"));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(parkedReasons()).doesNotContain("Furlong");
            assertThat(count("document where number = 'ROPE'")).isEqualTo(1);
        });
    }

    private static String parkedReasons() {
        JsonNode parked = engineer().get("/api/parked");
        return parked.toString();
    }

    private static Web engineer() {
        return installation.api("engineer", installation.users().get("engineer").plainPassword());
    }

    private static Web crm() {
        return CrmLogIn.at(installation);
    }

    private static io.revhub.sandbox.Faults faults(String system) {
        return context.getBean(Landscape.class).faults(system);
    }

    private static long journalLines(String kind, String system) {
        return count("journal_line where kind = '" + kind + "' and system = '" + system + "'");
    }

    private static long count(String rows) {
        return context.getBean(JdbcClient.class)
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }
}

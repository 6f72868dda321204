package io.revhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.RevHub;
import io.revhub.TestDatabase;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real hub starts on files of which one of each kind is broken, does all that does not need them, and tells what is wrong. */
class BadInputTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What is broken: file, what stands there, what is written instead. */
    private static final List<List<String>> MISTAKES = List.of(
            List.of("routes/payment/to-crm.camel.yaml", "kamelet:confirm", "kamelet:confrim"),
            List.of("kamelets/killbill-charge-sink.kamelet.yaml", "kind: Kamelet", "kind: ["),
            List.of("mappings/product/to-shop.jslt", "{", "{ ] "),
            List.of("mappings/contract/contract.schema.json", "{", "{,"),
            List.of("mappings/opportunity/ownership.yaml", "existence:", "existence: ["),
            List.of("config/approvals.yaml", "discount:", "discount: ["),
            List.of("config/units.yaml", "piece:", "@piece:"));

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    @Test
    void oneBrokenFileOfEachKindStopsOnlyWhatDependsOnIt() throws Exception {
        copyFiles();
        Map<String, String> good = breakFiles();
        try (ConfigurableApplicationContext hub = start()) {
            Installation installation = Installation.of(hub.getEnvironment());
            Web api = installation.api(
                    "engineer", installation.users().get("engineer").plainPassword());

            eachIsNamedWithLineAndRemedy(api);
            eachIsOnThePage(installation);
            assertThat(names(api.get("/api/status").path("broken"))).contains("routes/charge/to-billing.camel.yaml");
            assertThat(routes(hub))
                    .contains("account/from-crm", "account/to-erp", "invoice/to-crm")
                    .doesNotContain("payment/to-crm", "charge/to-billing");
            product(installation, "ROPE");
            opportunity(installation);
            account(installation);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(parked(api))
                            .anyMatch(p -> isParked(p, "shop", "mappings/product/to-shop.jslt:"))
                            .anyMatch(p -> isParked(p, "erp", "config/units.yaml:"))
                            .anyMatch(p -> isParked(p, "crm", "mappings/opportunity/ownership.yaml:")));
            await().atMost(PATIENCE).until(() -> deliveredTo(api, "billing") == 1 && deliveredTo(api, "erp") == 1);
            long toTheShop = deliveredTo(api, "shop");

            mend(good);

            await().atMost(PATIENCE).until(() -> isEmpty(api, "broken"));
            await().atMost(PATIENCE)
                    .until(() -> deliveredTo(api, "shop") == toTheShop + 1 && deliveredTo(api, "erp") == 2);
            await().atMost(PATIENCE).until(() -> parked(api).isEmpty());
            assertThat(routes(hub)).contains("payment/to-crm", "charge/to-billing");

            breakFiles();

            await().atMost(PATIENCE).untilAsserted(() -> eachIsNamedWithLineAndRemedy(api));
            eachIsOnThePage(installation);
            product(installation, "HOOK");
            await().atMost(PATIENCE)
                    .until(() -> deliveredTo(api, "shop") == toTheShop + 2 && deliveredTo(api, "erp") == 3);
            assertThat(parked(api)).isEmpty();
            assertThat(routes(hub)).contains("payment/to-crm", "charge/to-billing");
        }
    }

    private static void eachIsNamedWithLineAndRemedy(Web api) {
        List<JsonNode> findings =
                StreamSupport.stream(api.get("/api/lint").spliterator(), false).toList();
        assertThat(names(api.get("/api/status").path("broken")))
                .containsAll(MISTAKES.stream().map(m -> m.get(0)).toList());
        for (List<String> mistake : MISTAKES) {
            assertThat(findings)
                    .as(mistake.get(0))
                    .filteredOn(f -> f.path("path").asText().equals(mistake.get(0)))
                    .isNotEmpty()
                    .allSatisfy(f -> assertThat(f.path("remedy").asText()).isNotBlank())
                    .anySatisfy(f -> assertThat(f.path("line").asInt()).isPositive());
        }
    }

    private static void eachIsOnThePage(Installation installation) throws Exception {
        String page = new Pages(installation).get("/systems");
        assertThat(MISTAKES).allSatisfy(mistake -> assertThat(page).contains(mistake.get(0)));
    }

    private static List<String> routes(ConfigurableApplicationContext hub) {
        return hub.getBean(CamelContext.class).getRoutes().stream()
                .map(Route::getId)
                .toList();
    }

    private static void product(Installation installation, String sku) {
        CrmLogIn.at(installation)
                .post(
                        "/services/data/v62.0/sobjects/Product2",
                        Map.of(
                                "Name",
                                sku,
                                "ProductCode",
                                sku,
                                "RevHub_Kind__c",
                                "goods",
                                "RevHub_SellingModel__c",
                                "one-off",
                                "IsActive",
                                true,
                                "QuantityUnitOfMeasure",
                                "Each"));
    }

    private static void opportunity(Installation installation) {
        CrmLogIn.at(installation)
                .post(
                        "/services/data/v62.0/sobjects/Opportunity",
                        Map.of("Name", "Ropes", "StageName", "Prospecting", "CloseDate", "2026-12-31"));
    }

    private static void account(Installation installation) {
        CrmLogIn.at(installation)
                .post(
                        "/services/data/v62.0/sobjects/Account",
                        Map.of("Name", "Acme", "BillingCountry", "Germany", "BillingCity", "Berlin"));
    }

    private static List<JsonNode> parked(Web api) {
        return StreamSupport.stream(api.get("/api/parked").spliterator(), false).toList();
    }

    private static boolean isParked(JsonNode item, String system, String named) {
        return item.path("system").asText().equals(system)
                && item.path("reason").asText().contains(named)
                && !item.path("remedy").asText().isBlank();
    }

    private static long deliveredTo(Web api, String system) {
        return StreamSupport.stream(api.get("/api/status").path("systems").spliterator(), false)
                .filter(s -> s.path("name").asText().equals(system))
                .mapToLong(s -> s.at("/deliveries/delivered").asLong())
                .sum();
    }

    private static boolean isEmpty(Web api, String list) {
        return api.get("/api/status").path(list).isEmpty();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static void copyFiles() throws IOException {
        for (String name : Workspace.FOLDERS) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(REPOSITORY.relativize(file)));
                }
            }
        }
    }

    private static void mend(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** @return the files as they were */
    private static Map<String, String> breakFiles() throws IOException {
        Map<String, String> good = new LinkedHashMap<>();
        for (List<String> mistake : MISTAKES) {
            Path file = folder.resolve(mistake.get(0));
            String text = Files.readString(file);
            assertThat(text).contains(mistake.get(1));
            good.put(mistake.get(0), text);
            Files.writeString(file, text.replace(mistake.get(1), mistake.get(2)));
        }
        return good;
    }

    private static ConfigurableApplicationContext start() throws IOException {
        Map<String, Object> settings = new Ports().settings(folder.resolve("data"));
        PGSimpleDataSource database = TestDatabase.fresh();
        settings.put("spring.datasource.url", database.getURL());
        settings.put("spring.datasource.username", database.getUser());
        settings.put("spring.datasource.password", database.getPassword());
        settings.put("revhub.workspace", folder.toString());
        return new SpringApplicationBuilder(RevHub.class)
                .profiles("sandbox")
                .run(settings.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
    }
}

package io.revhub.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.RevHub;
import io.revhub.TestDatabase;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** What is broken: file, what stands there, what is written instead. */
    private static final List<List<String>> MISTAKES = List.of(
            List.of("routes/payment/to-crm.camel.yaml", "kamelet:confirm", "kamelet:confrim"),
            List.of("kamelets/killbill-charge-sink.kamelet.yaml", "kind: Kamelet", "kind: ["),
            List.of("mappings/product/to-shop.jslt", "{", "{ ] "),
            List.of("mappings/contract/contract.schema.json", "{", "{,"),
            List.of("mappings/opportunity/ownership.yaml", "existence:", "existence: ["),
            List.of("config/units.yaml", "piece:", "@piece:"));

    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    @Test
    void oneBrokenFileOfEachKindStopsOnlyWhatDependsOnIt() throws Exception {
        breakFiles();
        try (ConfigurableApplicationContext hub = start()) {
            Installation installation = Installation.of(hub.getEnvironment());
            Web api = installation.api(
                    "engineer", installation.users().get("engineer").plainPassword());

            JsonNode status = api.get("/api/status");
            assertThat(names(status.path("broken")))
                    .contains("routes/payment/to-crm.camel.yaml", "routes/charge/to-billing.camel.yaml")
                    .contains(
                            "mappings/product/to-shop.jslt",
                            "mappings/contract/contract.schema.json",
                            "mappings/opportunity/ownership.yaml",
                            "config/units.yaml");
            List<JsonNode> findings = StreamSupport.stream(api.get("/api/lint").spliterator(), false)
                    .toList();
            for (List<String> mistake : MISTAKES) {
                assertThat(findings)
                        .as(mistake.get(0))
                        .filteredOn(f -> f.path("path").asText().equals(mistake.get(0)))
                        .isNotEmpty()
                        .allSatisfy(f -> assertThat(f.path("remedy").asText()).isNotBlank())
                        .anySatisfy(f -> assertThat(f.path("line").asInt()).isPositive());
            }
            assertThat(hub.getBean(CamelContext.class).getRoutes())
                    .extracting(Route::getId)
                    .contains("account/from-crm", "account/to-erp", "invoice/to-crm")
                    .doesNotContain("payment/to-crm", "charge/to-billing");
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** @return the files as they were */
    private static Map<String, String> breakFiles() throws IOException {
        for (String name : Workspace.FOLDERS) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(REPOSITORY.relativize(file)));
                }
            }
        }
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

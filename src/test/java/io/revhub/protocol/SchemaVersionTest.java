package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.document.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A document type gets another schema while documents of the old one are stored. */
class SchemaVersionTest {

    private Path workspace;
    private TestHub hub;

    @BeforeEach
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws IOException {
        workspace = folder.resolve("workspace");
        FileSystemUtils.copyRecursively(Path.of("src/test/resources/hub"), workspace);
        hub = new TestHub(folder, "revhub.workspace=" + workspace);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void anUpgradeAloneIsNoVersionAndTheNextEditIsOne() throws IOException {
        hub.crmHas("1", "chair", "1.00");
        hub.captured("1");
        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        await().until(() -> hub.count("reading") == 0 && hub.count("due") == 0);
        int writes = hub.systems.updates.size();
        int before = hub.thing("1").orElseThrow().version();

        theNameIsCalledTitleFromNowOn();
        hub.asked("crm", "1");
        hub.asked("erp", "R1");
        await().until(() -> hub.count("reading") == 0 && hub.count("due") == 0);

        assertThat(hub.thing("1").orElseThrow().version()).isEqualTo(before);
        assertThat(hub.thing("1").orElseThrow().body().path("title").asText()).isEqualTo("chair");
        assertThat(hub.systems.updates).hasSize(writes);

        hub.crmHas("1", "armchair", "1.00");
        hub.asked("crm", "1");
        await().untilAsserted(() -> assertThat(
                        hub.systems.of("erp").get("R1").path("name").asText())
                .isEqualTo("armchair"));

        assertThat(hub.thing("1").orElseThrow().version()).isEqualTo(before + 1);
        assertThat(hub.bean(Documents.class)
                        .versions(hub.thing("1").orElseThrow().id(), 10))
                .extracting(version -> version.body().path("title").asText())
                .startsWith("armchair", "chair");
    }

    private void theNameIsCalledTitleFromNowOn() throws IOException {
        write("thing.schema.json", """
                { "$schema": "https://json-schema.org/draft/2020-12/schema", "version": 2, "type": "object",
                  "required": ["title"], "properties": { "title": { "type": "string" } } }
                """);
        write("upgrade-2.jslt", "{\"title\": .name, * - name: .}");
        write("from-crm.jslt", """
                { "document": { "title": .name, "amount": .amount, "owner": null }, "hubKey": .key, "number": .number,
                  "keys": {}, "references": [], "links": [], "deleted": false }
                """);
        write("from-erp.jslt", """
                { "document": { "title": .name, "amount": .amount, "colour": .colour }, "hubKey": .key, "number": null,
                  "keys": {}, "references": [], "links": [], "deleted": false }
                """);
        write("to-erp.jslt", "{ \"name\": .title, \"amount\": .amount, \"owner\": null, \"key\": $hub.id }");
        write("../note/from-thing.jslt", """
                if (.amount) { "document": { "about": .title, "net": .amount }, "number": "N-" + .title, "part": "" } else null
                """);
        // the hub looks at its files again once in a while
        hub.restart();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(workspace.resolve("mappings/thing").resolve(file), text);
    }
}

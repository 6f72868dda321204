package io.revhub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadRecordsTest {

    @TempDir
    private Path folder;

    private ReadRecords records;

    @BeforeEach
    void routes() throws IOException {
        Files.createDirectories(folder.resolve("routes/thing"));
        Files.writeString(folder.resolve("routes/thing/from-crm.camel.yaml"), """
                - route:
                    from:
                      uri: kamelet:readings
                      parameters: {system: crm, record: Thing__c}
                - route:
                    from: {uri: "readings:erp/A_Thing?atMost=5"}
                """);
        records = new ReadRecords(new Workspace(folder, Duration.ZERO));
    }

    @Test
    void whatARouteReadsIsAskedForAndNothingElse() {
        assertThat(records.contains("crm", "Thing__c")).isTrue();
        assertThat(records.contains("erp", "A_Thing")).isTrue();
        assertThat(records.contains("erp", "Thing__c")).isFalse();
        assertThat(records.contains("provisioning", "EntitlementRequest")).isFalse();
    }

    @Test
    void aRouteThatComesLaterIsNoticed() throws IOException {
        Files.writeString(
                folder.resolve("routes/thing/from-shop.camel.yaml"), "- route: {from: {uri: 'readings:shop/thing'}}");

        assertThat(records.contains("shop", "thing")).isTrue();
    }

    @Test
    void whileAFileIsBrokenAnyRecordMayBeOneThatItReads() throws IOException {
        Path broken = folder.resolve("routes/thing/from-shop.camel.yaml");
        Files.writeString(broken, "- route: [");
        assertThat(records.contains("shop", "thing")).isTrue();

        Files.delete(broken);

        assertThat(records.contains("shop", "thing")).isFalse();
    }
}

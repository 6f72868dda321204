package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaUpgradesTest {

    private TestWorkspace workspace;
    private SchemaUpgrades upgrades;

    @BeforeEach
    void aThingWhoseSchemaIsOfVersionThree(@TempDir Path folder) {
        workspace = TestWorkspace.in(folder)
                .write("mappings/thing/thing.schema.json", "{\"version\": 3, \"type\": \"object\"}")
                .write("mappings/thing/upgrade-2.jslt", "{\"title\": .name, *: .}")
                .write("mappings/thing/upgrade-3.jslt", "{\"titles\": [.title], \"name\": .name}");
        upgrades = new SchemaUpgrades(workspace.mappings(), new Definitions(workspace.workspace()));
    }

    @Test
    void whatWasStoredUnderTheFirstSchemaGoesThroughEachUpgrade() {
        assertThat(upgraded(1, "{\"name\": \"chair\"}")).isEqualTo("{\"name\":\"chair\",\"titles\":[\"chair\"]}");
        assertThat(upgraded(2, "{\"title\": \"stool\"}")).isEqualTo("{\"name\":null,\"titles\":[\"stool\"]}");
    }

    @Test
    void todaysFormAndALaterOneStayAsTheyAre() {
        assertThat(upgraded(3, "{\"b\": 1, \"a\": 2}")).isEqualTo("{\"b\":1,\"a\":2}");
        assertThat(upgraded(4, "{\"b\": 1}")).isEqualTo("{\"b\":1}");
        assertThat(upgrades.today("thing")).isEqualTo(3);
    }

    @Test
    void aSchemaThatSaysNoVersionIsTheFirst() {
        workspace.write("mappings/other/other.schema.json", "{\"type\": \"object\"}");

        assertThat(upgrades.today("other")).isEqualTo(1);
        assertThat(upgrades.today("unknown")).isEqualTo(1);
    }

    @Test
    void whatCannotBeUpgradedStaysAsItWasStored() {
        workspace.write("mappings/thing/upgrade-3.jslt", "error(\"no\")");

        assertThat(upgraded(1, "{\"name\": \"chair\"}")).isEqualTo("{\"name\":\"chair\"}");
    }

    private String upgraded(int schema, String body) {
        return upgrades.upgrade("thing", schema, (ObjectNode) TestWorkspace.json(body))
                .toString();
    }
}

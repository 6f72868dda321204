package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeListsTest {

    private TestWorkspace given;

    @BeforeEach
    void aWorkspace(@TempDir Path folder) {
        given = TestWorkspace.in(folder)
                .write("config/terms.yaml", "net30: 0010\nnet60: Z060\n'14': 1.10\n")
                .write("config/units.yaml", "user: {erp: USR, crm: Seat}\n");
    }

    @Test
    void aCodeIsAsItIsWritten() {
        assertThat(given.value("code(\"terms\", \"net30\")")).isEqualTo("\"0010\"");
        assertThat(given.value("code(\"terms\", 14)")).isEqualTo("\"1.10\"");
        assertThat(given.value("code(\"units\", \"user\", \"erp\")")).isEqualTo("\"USR\"");
        assertThat(given.value("code(\"units\", null, \"erp\")")).isEqualTo("null");
    }

    @Test
    void anUnknownCodeSaysWhereToAddIt() {
        assertThatThrownBy(() -> given.value("code(\"terms\", \"net90\")"))
                .isInstanceOf(MappingFailed.class)
                .hasMessage("try/it: code list terms has no net90: add it to config/terms.yaml");
        assertThatThrownBy(() -> given.value("code(\"units\", \"user\", \"shop\")"))
                .hasMessage("try/it: code list units has no column shop for user: add it to config/units.yaml");
        assertThatThrownBy(() -> given.value("code(\"units\", \"user\")")).hasMessageContaining("has columns");
        assertThatThrownBy(() -> given.value("code(\"nothing\", \"user\")"))
                .hasMessage("try/it: code(): There is no file config/nothing.yaml");
    }

    @Test
    void aChangedListIsUsedAtOnceAndABrokenOneIsNot() {
        assertThat(given.value("code(\"terms\", \"net30\")")).isEqualTo("\"0010\"");

        given.write("config/terms.yaml", "net30: 0030\n");
        assertThat(given.value("code(\"terms\", \"net30\")")).isEqualTo("\"0030\"");

        given.write("config/terms.yaml", "net30: [\n");
        assertThat(given.value("code(\"terms\", \"net30\")")).isEqualTo("\"0030\"");

        given.write("config/terms.yaml", "");
        assertThat(given.value("code(\"terms\", \"net30\")")).isEqualTo("\"0030\"");
    }
}

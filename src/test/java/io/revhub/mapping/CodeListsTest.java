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
                .isInstanceOfSatisfying(
                        MappingFailed.class,
                        failed -> assertThat(failed.codeList()).hasValue("config/terms.yaml"))
                .hasMessage("try/it: code list terms has no net90: add it to config/terms.yaml");
        assertThatThrownBy(() -> given.value("code(\"units\", \"user\", \"shop\")"))
                .hasMessage("try/it: code list units has no column shop for user: add it to config/units.yaml");
        assertThatThrownBy(() -> given.value("code(\"units\", \"user\")")).hasMessageContaining("has columns");
        assertThatThrownBy(() -> given.value("code(\"nothing\", \"user\")"))
                .isInstanceOf(UnusableFile.class)
                .hasMessage("There is no file config/nothing.yaml");
    }

    @Test
    void whetherThereIsACodeCanBeAsked() {
        assertThat(given.value("has-code(\"terms\", \"net30\")")).isEqualTo("true");
        assertThat(given.value("has-code(\"units\", \"net30\")")).isEqualTo("false");
        assertThat(given.value("has-code(\"units\", null)")).isEqualTo("null");
    }

    @Test
    void aListMayBeATableAsSpreadsheetsWriteIt() {
        given.write("config/taxes.csv", "\ufeffcode;erp;rate\r\nstandard;V1;19\r\n\r\n\"zero; export\";V0;\r\n")
                .write("config/zones.csv", "country,zone\nDE,Europe/Berlin\n");

        assertThat(given.value("code(\"taxes\", \"standard\", \"erp\")")).isEqualTo("\"V1\"");
        assertThat(given.value("code(\"taxes\", \"zero; export\", \"rate\")")).isEqualTo("null");
        assertThat(given.value("code(\"zones\", \"DE\")")).isEqualTo("\"Europe/Berlin\"");
        assertThatThrownBy(() -> given.value("code(\"zones\", \"FR\")"))
                .hasMessage("try/it: code list zones has no FR: add it to config/zones.csv");
    }

    @Test
    void aTableThatIsNotOneIsNamedWithItsLine() {
        given.write("config/twice.csv", "key,value\na,1\na,2\n")
                .write("config/ragged.csv", "key,value\na,1,2\n")
                .write("config/units.csv", "key,value\nuser,USR\n");

        assertThatThrownBy(() -> given.value("code(\"twice\", \"a\")"))
                .hasMessageContaining("config/twice.csv")
                .hasMessageContaining("has the key a a second time");
        assertThatThrownBy(() -> given.value("code(\"ragged\", \"a\")"))
                .hasMessageContaining("has 3 cells instead of 2");
        assertThatThrownBy(() -> given.value("code(\"units\", \"user\")")).hasMessageContaining("remove one of them");
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

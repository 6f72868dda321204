package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingsTest {

    private static final String FILE = "mappings/order/to-erp.jslt";

    private TestWorkspace given;

    @BeforeEach
    void aWorkspace(@TempDir Path folder) {
        given = TestWorkspace.in(folder);
    }

    @Test
    void aMappingIsNamedByItsDocumentAndDirection() {
        given.write(FILE, "{\"number\": .id, \"by\": $who}").write("mappings/order/_parts.jslt", "def x(y) $y");

        assertThat(given.mappings().names()).containsExactly("order/to-erp");
        assertThat(given.mappings().exists("order/to-erp")).isTrue();
        assertThat(given.mappings().exists("order/to-crm")).isFalse();
        Mapping mapping = given.mappings().mapping("order/to-erp");
        assertThat(mapping.name()).isEqualTo("order/to-erp");
        assertThat(mapping.apply(TestWorkspace.json("{\"id\": 7}"), Map.of("who", TestWorkspace.json("\"me\""))))
                .hasToString("{\"number\":7,\"by\":\"me\"}");
    }

    @Test
    void aVariableThatTheMappingDoesNotUseDoesNoHarmAndOneThatIsMissingIsTold() {
        given.write(FILE, "{\"number\": .id}").write("mappings/order/to-crm.jslt", "$who");

        assertThat(given.mappings()
                        .mapping("order/to-erp")
                        .apply(TestWorkspace.json("{}"), Map.of("who", TestWorkspace.json("1"))))
                .hasToString("{\"number\":null}");
        assertThatThrownBy(() -> given.mappings().mapping("order/to-crm").apply(TestWorkspace.json("{}"), Map.of()))
                .isInstanceOf(MappingFailed.class)
                .hasMessageContaining("order/to-crm")
                .hasMessageContaining("who");
    }

    @Test
    void nullAndEmptyValuesStay() {
        assertThat(given.map(
                        "{\"a\": .a, \"b\": {}, \"c\": [], \"d\": null, * : .}", "{\"e\": null, \"f\": {}, \"g\": []}"))
                .isEqualTo("{\"a\":null,\"b\":{},\"c\":[],\"d\":null,\"e\":null,\"f\":{},\"g\":[]}");
    }

    @Test
    void decimalsPassExactly() {
        String amounts = "{\"a\":1.10,\"b\":12345678901234567890.123456789,\"c\":0.30000000000000004}";

        assertThat(given.map("{* : .}", amounts)).isEqualTo(amounts);
    }

    @Test
    void aMappingWithoutAFileIsTold() {
        assertThatThrownBy(() -> given.mappings().mapping("order/to-nowhere"))
                .isInstanceOf(NoSuchMapping.class)
                .hasMessage("There is no file mappings/order/to-nowhere.jslt");
    }

    @Test
    void aChangedFileIsUsedAtOnce() {
        assertThat(given.value("1")).isEqualTo("1");
        assertThat(given.value("2")).isEqualTo("2");
    }

    @Test
    void anUnchangedFileIsCompiledOnce() {
        given.write(FILE, "1");

        assertThat(given.mappings().mapping("order/to-erp"))
                .isSameAs(given.mappings().mapping("order/to-erp"));
    }

    @Test
    void aBrokenFileLeavesTheLastGoodOneInUseAndIsListed() {
        given.write(FILE, "1");
        Mapping good = given.mappings().mapping("order/to-erp");

        given.write(FILE, "{\n  \"a\": .b\n  \"c\": .d\n}");

        assertThat(given.mappings().mapping("order/to-erp")).isSameAs(good);
        assertThat(given.mappings().broken())
                .extractingByKey("order/to-erp", type(MappingBroken.class))
                .returns(FILE, MappingBroken::file)
                .returns(3, MappingBroken::line)
                .returns("unexpected \"c\" in column 3", MappingBroken::reason);

        given.write(FILE, "2");

        assertThat(given.mappings().mapping("order/to-erp")).isNotSameAs(good);
        assertThat(given.mappings().broken()).isEmpty();
    }

    @Test
    void anEmptyOrMissingFileLeavesTheLastGoodOneInUse() {
        given.write(FILE, "1");
        Mapping good = given.mappings().mapping("order/to-erp");

        given.write(FILE, "");
        assertThat(given.mappings().mapping("order/to-erp")).isSameAs(good);

        given.delete(FILE);
        assertThat(given.mappings().mapping("order/to-erp")).isSameAs(good);
        assertThat(given.mappings().exists("order/to-erp")).isFalse();
    }

    @Test
    void aFileThatNeverWasGoodIsThrownWithItsLine() {
        given.write(FILE, "\n{\"a\": nosuch(.b)}");

        assertThatThrownBy(() -> given.mappings().mapping("order/to-erp"))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining("mappings/order/to-erp.jslt, line 2: ")
                .hasMessageContaining("nosuch");
    }

    @Test
    void aTextWithoutItsEndIsToldWithItsLine() {
        given.write(FILE, "\n\n{\"a\": \"b}");

        assertThat(given.mappings().broken().get("order/to-erp").line()).isEqualTo(3);
    }

    @Test
    void aModuleIsImportedFromTheWorkspaceAndItsChangesCount() {
        given.write(FILE, "import \"mappings/_parts.jslt\" as p p:twice(.)")
                .write("mappings/_parts.jslt", "def twice(x) [$x, $x]");
        assertThat(given.mappings().mapping("order/to-erp").apply(TestWorkspace.json("1"), Map.of()))
                .hasToString("[1,1]");

        given.write("mappings/_parts.jslt", "def twice(x) [$x, $x, true]");
        assertThat(given.mappings().mapping("order/to-erp").apply(TestWorkspace.json("1"), Map.of()))
                .hasToString("[1,1,true]");

        given.write("mappings/_parts.jslt", "def twice(x)\n $x + $x");
        assertThat(given.mappings().broken().get("order/to-erp"))
                .returns("mappings/_parts.jslt", MappingBroken::file)
                .returns(2, MappingBroken::line);
    }

    @Test
    void aMappingThatFailsSaysWhichAndWhy() {
        assertThatThrownBy(() -> given.map("error(\"no customer\")", "{}"))
                .isInstanceOf(MappingFailed.class)
                .hasMessageContaining("try/it: ")
                .hasMessageContaining("no customer");
        assertThatThrownBy(() -> given.map("\n.a > 3", "{\"a\": \"10.00\"}"))
                .hasMessageContaining("Can't compare")
                .hasMessageContaining("(line 2)");
        assertThatThrownBy(() -> given.map("def f(x) f($x) f(1)", "{}")).isInstanceOf(MappingFailed.class);
    }
}

package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

    private TestWorkspace given;

    @BeforeEach
    void aWorkspace(@TempDir Path folder) {
        given = TestWorkspace.in(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ".a + .b | add(a, b)",
                "1 + 1 | count-plus(n, m)",
                ".a + .b + \"x\" | add(a, b)",
                "(.a + .b) + \"x\" | add(a, b)",
                "string(.a) + .b | concat(a, b)",
                ".a - .b | subtract(a, b)",
                ".a * .b | times(a, b)",
                ".a / .b | share(amount, part, whole, currency)",
                "sum(.a) | total(array)",
                "number(.a) | decimal(x)",
                "round(.a) | amount(x, currency)",
                "floor(.a) | amount(x, currency)",
                "ceiling(.a) | amount(x, currency)",
                "max(.a, .b) | compare(a, b)",
                "from-json(.a) | floating point",
                "now() | variable",
                "uuid() | variable",
                ".a < .b | compare(a, b) > 0",
                ".a >= \"9.00\" | compare(a, b) > 0",
                "0.19 | \"0.19\"",
                "1e3 | \"1e3\"",
                "let x = .a * .b $x | times",
                "def f(x) $x - 1 1 | subtract",
                "[for (.a) .b * .c] | times",
                "{for (.a) .b : .c * .d} | times",
                "{\"a\": {\"b\": if (.c) .d / .e else 1}} | share",
                ".a[size(.b) - 1] | subtract"
            })
    void whatIsNotExactOrNotPureIsRefusedWithWhatToUseInstead(String jslt, String instead) {
        assertThatThrownBy(() -> given.value(jslt))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining("is refused")
                .hasMessageContaining(instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a + b * sum(c) 0.5\"",
                "// 1 + 1 or sum(.x)\n 1",
                "\"a\" + .b",
                ".a + \"b\"",
                "\"a\" + .b + .c",
                "(\"a\" + .b) + .c",
                ".a + (\"b\")",
                "{\"x\": 1, * - a, b : .}",
                "{\"sum\": .sum}",
                "let now = .a $now",
                "size(.a) > 0",
                "-1 <= .a",
                "compare(.a, .b) > 0",
                ".a == .b",
                ".plus-days"
            })
    void whatOnlyLooksLikeItIsNot(String jslt) {
        assertThat(given.value(jslt)).isNotNull();
    }

    @Test
    void theLineIsTheOneOfTheOperator() {
        given.write("mappings/order/to-erp.jslt", "{\n  // 1 + 1\n  \"a\": .b,\n  \"c\": .d\n    * 2\n}");

        assertThat(given.mappings().broken().get("order/to-erp"))
                .returns(5, MappingBroken::line)
                .returns("mappings/order/to-erp.jslt", MappingBroken::file);
    }
}

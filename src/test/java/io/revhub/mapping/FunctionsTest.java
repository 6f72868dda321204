package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {

    private static final String ID = "0123456789ABCDEFGHJKMNPQRS";

    private TestWorkspace given;

    @BeforeEach
    void aWorkspace(@TempDir Path folder) {
        given = TestWorkspace.in(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add(\"0.1\", \"0.2\") | \"0.3\"",
                "add(\"9945.00\", \"944.87\", \"2500.00\") | \"13389.87\"",
                "add(1, \"0.50\") | \"1.50\"",
                "subtract(\"1.00\", \"1.10\") | \"-0.10\"",
                "times(\"349.95\", 3) | \"1049.85\"",
                "negate(\"1.00\") | \"-1.00\"",
                "total([\"0.10\", \"0.20\", 3]) | \"3.30\"",
                "total([]) | \"0\"",
                "total(null) | null",
                "compare(\"10.00\", \"9\") | 1",
                "compare(\"1.0\", \"1.00\") | 0",
                "is-zero(\"0.00\") | true",
                "if (is-zero(\"0.01\")) 1 else 2 | 2",
                "count-plus(2, \"3\") | 5",
                "decimal(\"1.10\") | 1.10",
                "add(null, \"1\") | null",
                "amount(\"944.865\", \"EUR\") | \"944.87\"",
                "amount(\"-944.865\", \"EUR\") | \"-944.87\"",
                "amount(9945, \"EUR\") | \"9945.00\"",
                "amount(\"99.5\", \"JPY\") | \"100\"",
                "amount(\"1.2345\", \"KWD\") | \"1.235\"",
                "amount(null, \"EUR\") | null",
                "percent-of(\"9945.00\", 19) | \"1889.5500\"",
                "share(\"9945.00\", 16, 365, \"EUR\") | \"435.95\"",
                "plus-days(\"2026-02-28\", 1) | \"2026-03-01\"",
                "plus-months(\"2026-01-31\", 1) | \"2026-02-28\"",
                "days-between(\"2026-04-15\", \"2027-04-15\") | 365",
                "sap-date(\"2026-04-10\") | \"/Date(1775779200000)/\"",
                "from-sap-date(\"/Date(1775779200000)/\") | \"2026-04-10\"",
                "iso-instant(\"2026-03-01T09:30:00.000+0000\") | \"2026-03-01T09:30:00Z\"",
                "iso-instant(\"2026-03-01T09:30:00.500Z\") | \"2026-03-01T09:30:00.500Z\"",
                "iso-instant(\"2026-03-01T09:30:00+02:00\") | \"2026-03-01T07:30:00Z\"",
                "iso-instant(\"/Date(1775779200000+0000)/\") | \"2026-04-10T00:00:00Z\"",
                "date-of(\"2026-03-31T22:30:00.000+0000\", \"Europe/Berlin\") | \"2026-04-01\"",
                "cut(\"abcdef\", 3) | \"abc\"",
                "cut(\"ab\", 3) | \"ab\"",
                "cut(\"ab cd\", 3) | \"ab\"",
                "first(\"abcdef\", 3) | \"abc\"",
                "first(null, 3) | null",
                "cut(\"a\uD83D\uDE00b\", 2) | \"a\uD83D\uDE00\"",
                "pad(10, 6, \"0\") | \"000010\"",
                "concat(\"a\", 1, true) | \"a1true\"",
                "trim(\" a \") | \"a\"",
                "trim(null) | null"
            })
    void theLibraryCalculates(String jslt, String expected) {
        assertThat(given.value(jslt)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "add(\"1,5\", 1) | add(): \"1,5\" is not a decimal",
                "add(\"\", 1) | add(): \"\" is not a decimal",
                "total([1, null]) | total(): null is not a decimal",
                "total(1) | total(): 1 is not an array",
                "amount(1, \"EURO\") | amount(): \"EURO\" is not a currency of ISO 4217 like EUR",
                "share(1, 1, 0, \"EUR\") | share(): the whole is zero",
                "count-plus(1, \"1.5\") | count-plus(): \"1.5\" is not a whole number, or too large",
                "count-plus(2147483647, 1) | count-plus(): the count is too large",
                "plus-days(\"10.04.2026\", 1) | plus-days(): \"10.04.2026\" is not a date like 2026-04-10",
                "from-sap-date(\"x\") | from-sap-date(): \"x\" is not a date like /Date(1775779200000)/",
                "iso-instant(\"2026-04-10T08:00:00\") | is not an instant with an offset",
                "date-of(\"2026-04-10T08:00:00Z\", \"Berlin\") | date-of(): \"Berlin\" is not a time zone",
                "cut({\"a\": 1}, 3) | cut(): {\"a\":1} is not a text",
                "reference(\"x\") | reference(): \"x\" is not a document's id"
            })
    void whatHasTheWrongFormIsToldInWords(String jslt, String reason) {
        assertThatThrownBy(() -> given.value(jslt))
                .isInstanceOf(MappingFailed.class)
                .hasMessageStartingWith("try/it: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aNumberWithAHugeExponentIsRefused() {
        assertThatThrownBy(() -> given.map("add(., 1)", "1e999999999")).hasMessageContaining("too many digits");
    }

    @Test
    void aNumberThatWasReadAsFloatingPointIsRefused() {
        Mapping mapping =
                given.write("mappings/a/to-b.jslt", "add(., \"1\")").mappings().mapping("a/to-b");

        assertThatThrownBy(() -> mapping.apply(DoubleNode.valueOf(0.1), Map.of()))
                .hasMessageContaining("floating point");
    }

    @Test
    void markersStandForWhatTheHubLooksUp() {
        assertThat(given.value("reference(\"" + ID + "\")"))
                .isEqualTo("{\"$reference\":{\"document\":\"" + ID + "\",\"part\":\"\"}}");
        assertThat(given.value("reference(\"" + ID + "\", \"lines/10\")"))
                .isEqualTo("{\"$reference\":{\"document\":\"" + ID + "\",\"part\":\"lines/10\"}}");
        assertThat(given.value("record(\"Account\", \"001\")"))
                .isEqualTo("{\"$document\":{\"recordType\":\"Account\",\"recordId\":\"001\"}}");
        assertThat(given.value("[reference(null), record(\"Account\", null)]")).isEqualTo("[null,null]");
    }

    @Test
    void aDerivedIdIsTheSameEveryTime() {
        String expression = "derived-id(\"" + ID + "\", \"order/from-quote\", \"\")";

        assertThat(given.value(expression)).isEqualTo(given.value(expression)).hasSize(28);
    }
}

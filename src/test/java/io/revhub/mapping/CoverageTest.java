package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {

    @TempDir
    private Path folder;

    @Test
    void tellsWhatEachFieldOfTheOutputIsMadeOf() {
        Coverage coverage = coverage("""
                let currency = .currency
                {
                  "number": concat("O-", .number),
                  "terms": code("payment-terms", .terms, "erp"),
                  "items": [for (.lines) {"net": amount(.net, $currency), "fixed": "x"} if (.kind != "goods")],
                  "order": $with.order.number
                }
                """);

        assertThat(coverage.writes())
                .containsEntry("number", Set.of("number"))
                .containsEntry("terms", Set.of("config/payment-terms", "terms"))
                .containsEntry("items[].net", Set.of("currency", "lines[].net"))
                .containsEntry("items[].fixed", Set.of())
                .containsEntry("order", Set.of("$with.order.number"));
        assertThat(coverage.codeLists()).containsExactly("payment-terms");
    }

    @Test
    void tellsWhatIsReadAndWhereConditionsIncluded() {
        Coverage coverage = coverage("""
                if (.status == "accepted")
                  {"a": .lines[0].net}
                """);

        assertThat(coverage.reads()).containsEntry("status", 1).containsEntry("lines[].net", 2);
        assertThat(coverage.writes()).containsEntry("a", Set.of("lines[].net"));
    }

    @Test
    void followsFunctionsOfModulesAndVariables() {
        TestWorkspace.in(folder).write("mappings/_own.jslt", """
                def half(line, side)
                  {"side": $side, "amount": $line.gross}
                """);
        Coverage coverage = coverage("""
                import "mappings/_own.jslt" as own
                {"entries": flatten([[for (.lines) own:half(., "S")], [own:half($with.invoice, .side)]])}
                """);

        assertThat(coverage.writes().get("entries[].amount")).contains("lines[].gross", "$with.invoice.gross");
        assertThat(coverage.writes().get("entries[].side")).contains("side");
    }

    @Test
    void namesTheFieldsThatOnlySomeBranchesWrite() {
        Coverage coverage = coverage("""
                {"document": if (.a) {"x": .x, "y": .y} else {"x": .x}}
                """);

        assertThat(coverage.sometimes()).containsEntry("document", Set.of("y"));
    }

    @Test
    void eachMappingOfTheRepositoryIsFollowedOnTheStackOfAThreadThatAnswersRequests() throws InterruptedException {
        Mappings mappings = TestWorkspace.in(Path.of("").toAbsolutePath()).mappings();
        List<String> broken = new ArrayList<>();
        Thread thread = new Thread(null, () -> mappings.names().forEach(mappings::coverage), "request", 512 * 1024);
        thread.setUncaughtExceptionHandler((t, failure) -> broken.add(failure.toString()));

        thread.start();
        thread.join();

        assertThat(broken).isEmpty();
    }

    private Coverage coverage(String text) {
        return TestWorkspace.in(folder)
                .write("mappings/thing/to-erp.jslt", text)
                .mappings()
                .coverage("thing/to-erp");
    }
}

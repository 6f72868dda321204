package io.revhub.scenarios;

import static io.revhub.scenarios.World.afterAll;
import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.OwnProcess;
import io.revhub.endtoend.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Each figure of a deal is falsified in the ERP's own database; the equations of the deal tell by how much money. */
@ExtendWith(World.Shared.class)
class DealEquationsTest {

    private static final long LONGEST_COMMAND_MILLIS = 120_000;

    private final World world;
    private final ErpTables erp;
    private Agreement sale;
    private String invoice;

    DealEquationsTest(World world) {
        this.world = world;
        this.erp = new ErpTables(world.installation);
    }

    /** A thousand, invoiced and posted, and not paid yet. */
    @BeforeEach
    void sell() {
        sale = Offer.in(world)
                .line("Set-up", "service", 1, "1000.00", "0", "1000.00", "order")
                .signed();
        soon("the entry of the invoice of " + sale.quote())
                .until(() -> posted().findFirst().isPresent());
        invoice = posted().findFirst().orElseThrow();
        sale.erpLeavesOpen("1190.00");
        soonEquations();
    }

    @Test
    void aBrokenAmountIsFoundInMoneyOnThePageAndByTheCommand(@TempDir Path folder) throws Exception {
        erp.amountIs(invoice, "-1000.00", "-950.00");

        soonEquations("net 50.00 EUR");
        assertThat(new Pages(world.installation).get("/reconciliation"))
                .contains(sale.quote())
                .contains("recognised 950.00");
        assertThat(reconcileCommand(folder))
                .anySatisfy(line -> assertThat(line)
                        .contains("50.00 EUR")
                        .contains("equation")
                        .contains(sale.quote()))
                .last()
                .asString()
                .matches("compared=[1-9]\\d* different=[1-9]\\d* difference=.*[1-9].*");
        erp.amountIs(invoice, "-950.00", "-1000.00");
        soonEquations();
    }

    @Test
    void anEntryThatWasPostedTwiceIsFoundInMoney() {
        erp.isPostedAgain(invoice, "1899" + world.unique() + "77");

        soonEquations("net 1000.00 EUR", "gross 1190.00 EUR");
    }

    @Test
    void anOpenItemThatSomebodyClearedByHandIsFoundInMoney() {
        erp.isCleared(invoice);

        soonEquations("gross 1190.00 EUR");
    }

    /** Judged as soon as nothing of the deal is under way. */
    private void soonEquations(String... wrong) {
        afterAll("what is wrong with the figures of " + sale.quote())
                .untilAsserted(() -> assertThat(equations())
                        .as(() -> states() + " " + world.hub.figures(sale.quote()))
                        .containsExactlyInAnyOrder(wrong));
    }

    private String states() {
        return world.hub
                .documents(sale.quote())
                .map(d -> d.path("type").asText() + d.path("systems"))
                .toList()
                .toString();
    }

    private Stream<String> posted() {
        return world.hub.records(sale.quote(), "journal-entry", "erp").stream()
                .filter(entry -> world.erp.entry(entry).startsWith("DR "));
    }

    private List<String> equations() {
        return told(world.hub.reconciled());
    }

    private List<String> told(List<JsonNode> differences) {
        return differences.stream()
                .filter(d -> d.path("kind").asText().equals("equation")
                        && d.path("title").asText().equals(sale.quote()))
                .map(d -> d.path("field").asText() + " " + d.path("amount").asText() + " "
                        + d.path("currency").asText())
                .toList();
    }

    /** What the command prints, line by line. */
    private List<String> reconcileCommand(Path folder) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed");
        OwnProcess command = OwnProcess.start(
                null,
                printed,
                List.of("-XX:TieredStopAtLevel=1"),
                Map.of("SERVER_PORT", String.valueOf(world.installation.hub().getPort())),
                List.of("reconcile"));
        try {
            assertThat(command.ends(LONGEST_COMMAND_MILLIS)).isTrue();
        } finally {
            command.close();
        }
        return Files.readAllLines(printed);
    }
}

package io.revhub.scenarios;

import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.revhub.desk.Chromium;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The systems are compared with the hub after a deal, and after somebody interfered. */
@ExtendWith(World.Shared.class)
class ReconciledTest {

    private final World world;

    ReconciledTest(World world) {
        this.world = world;
    }

    @Test
    void aDealDiffersNowhereUntilSomebodyInvoicesItTwice() {
        world.provisioning.hold(true);
        Agreement sale = Offer.in(world)
                .line("Fleet tracking device", "goods", 2, "349.95", "10", "629.91", "fulfilment")
                .signed()
                .isProvisioned()
                .pays("749.59")
                .erpHasClearedAll();
        soon("nothing differing in " + sale.quote())
                .untilAsserted(() -> assertThat(differences(sale.quote())).isEmpty());
        String invoice = world.hub.records(sale.quote(), "invoice", "billing").get(0);

        String twice = world.billing.invoicedAgain(invoice);

        soon("the second invoice")
                .untilAsserted(() -> assertThat(world.hub.reconciled())
                        .filteredOn(d -> d.path("recordId").asText().equals(twice))
                        .singleElement()
                        .satisfies(d -> {
                            assertThat(d.path("kind").asText()).isEqualTo("extra");
                            assertThat(d.path("type").asText()).isEqualTo("invoice");
                            assertThat(d.path("amount").asText()).isEqualTo("629.91");
                            assertThat(d.path("currency").asText()).isEqualTo("EUR");
                        }));
        world.billing.isVoided(twice);
    }

    @Test
    void anAmountThatSomebodyChangedInTheCrmsCopyOfAnInvoiceIsFoundWithTheMoney() {
        Agreement sale = Offer.in(world)
                .line("Set-up", "service", 1, "1000.00", "0", "1000.00", "order")
                .signed()
                .pays("700.00", "1190.00")
                .erpLeavesOpen("490.00");
        soon("nothing differing in " + sale.quote())
                .untilAsserted(() -> assertThat(differences(sale.quote())).isEmpty());
        String invoice = world.hub.records(sale.quote(), "invoice", "crm").get(0);

        world.crm.change("RevHub_Invoice__c", invoice, Map.of("Net__c", new BigDecimal("900.00")));

        soon("the changed amount")
                .untilAsserted(() -> assertThat(world.hub.reconciled())
                        .filteredOn(d -> d.path("recordId").asText().equals(invoice))
                        .singleElement()
                        .satisfies(d -> {
                            assertThat(told(d)).isEqualTo("different crm invoice net: 1000.00 | 900.00");
                            assertThat(d.path("amount").asText()).isEqualTo("100.00");
                        }));
        thePageTellsTheDayAndTheMoney();
        world.crm.change("RevHub_Invoice__c", invoice, Map.of("Net__c", new BigDecimal("1000.00")));
    }

    /** Not tried where there is no Chromium. */
    private void thePageTellsTheDayAndTheMoney() {
        if (Chromium.installed().isEmpty()) {
            return;
        }
        try (Chromium chromium = Chromium.start()) {
            for (int width : new int[] {1280, 390}) {
                Page page = chromium.browser()
                        .newPage(new Browser.NewPageOptions()
                                .setViewportSize(width, 860)
                                .setLocale("en"));
                page.navigate(world.installation.hub() + "/login");
                page.locator("#username").fill("finance");
                page.locator("#password").fill("sandbox-finance");
                page.locator("#password").press("Enter");
                page.locator("nav").waitFor();
                page.navigate(world.installation.hub() + "/reconciliation");
                assertThat(page.locator(".days").textContent()).contains("100.00\u00a0EUR");
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pages", "reconciliation-" + width + ".png"))
                        .setFullPage(true));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                        .as("at %d pixels", width)
                        .isLessThanOrEqualTo(0);
            }
        }
    }

    /** What differs of a deal's documents, each as a person would tell it. */
    private List<String> differences(String quote) {
        List<String> documents =
                world.hub.documents(quote).map(d -> d.path("id").asText()).toList();
        return world.hub.reconciled().stream()
                .filter(d -> documents.contains(d.path("document").asText()))
                .map(ReconciledTest::told)
                .toList();
    }

    private static String told(JsonNode d) {
        return d.path("kind").asText() + " " + d.path("system").asText() + " "
                + d.path("type").asText() + " " + d.path("field").asText() + ": "
                + d.path("hubValue").asText() + " | " + d.path("systemValue").asText();
    }
}

package io.revhub.scenarios;

import static io.revhub.scenarios.World.afterAll;
import static io.revhub.scenarios.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.revhub.desk.Chromium;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        afterAll("nothing differing in " + sale.quote())
                .untilAsserted(() -> assertThat(differences(sale.quote())).isEmpty());
        String invoice = world.hub.records(sale.quote(), "invoice", "billing").get(0);

        String twice = world.billing.invoicedAgain(invoice);

        afterAll("the second invoice")
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
        afterAll("nothing differing in " + sale.quote())
                .untilAsserted(() -> assertThat(differences(sale.quote())).isEmpty());
        String invoice = world.hub.records(sale.quote(), "invoice", "crm").get(0);

        world.crm.change("RevHub_Invoice__c", invoice, Map.of("Net__c", new BigDecimal("900.00")));

        afterAll("the changed amount")
                .untilAsserted(() -> assertThat(world.hub.reconciled())
                        .filteredOn(d -> d.path("recordId").asText().equals(invoice))
                        .singleElement()
                        .satisfies(d -> {
                            assertThat(told(d)).isEqualTo("different crm invoice net: 1000.00 | 900.00");
                            assertThat(d.path("amount").asText()).isEqualTo("100.00");
                        }));
        thePageTells("100.00\u00a0EUR", "reconciliation");
        world.crm.change("RevHub_Invoice__c", invoice, Map.of("Net__c", new BigDecimal("1000.00")));
    }

    @Test
    void whatSomebodyChangedInACopyIsFoundInEachSystemAndBroughtBackInOneAction() {
        world.provisioning.hold(true);
        Agreement sale = Offer.in(world)
                .line("Fleet tracking device", "goods", 2, "349.95", "10", "629.91", "fulfilment")
                .line("Fleet Pro, user and year", "subscription", 25, "468.00", "15", "9945.00", "schedule")
                .signed()
                .isProvisioned();
        afterAll("nothing differing in " + sale.quote())
                .untilAsserted(() -> assertThat(differences(sale.quote())).isEmpty());
        String account = world.store.id("crm", "Account", sale.customer()).orElseThrow();
        String product = world.store
                .id("erp", "A_Product", world.erp.material(record(sale, "order", "erp")))
                .orElseThrow();
        Map<String, Runnable> interfered = new LinkedHashMap<>();
        String customer = world.store.record(account, "billing").orElseThrow();
        interfered.put(customer, () -> world.billing.renames(customer, "Somebody"));
        String material = world.store.record(product, "erp").orElseThrow();
        interfered.put(
                material,
                () -> world.erp.changes(
                        "API_PRODUCT_SRV/A_ProductDescription(Product='" + material + "',Language='EN')",
                        Map.of("ProductDescription", "Something")));
        String ware = world.store.record(product, "shop").orElseThrow();
        interfered.put(ware, () -> world.shop.sells(ware, "300.00"));
        String quotation = record(sale, "quote", "erp");
        interfered.put(
                quotation,
                () -> world.erp.changes(
                        "API_SALES_QUOTATION_SRV/A_SalesQuotationItem(SalesQuotation='" + quotation
                                + "',SalesQuotationItem='10')",
                        Map.of("RequestedQuantity", "1")));
        String contract = record(sale, "contract", "erp");
        interfered.put(
                contract,
                () -> world.erp.changes(
                        "API_SALES_CONTRACT_SRV/A_SalesContractItem(SalesContract='" + contract
                                + "',SalesContractItem='20')",
                        Map.of("RequestedQuantity", "20")));
        String entitlement = record(sale, "order", "provisioning");
        interfered.put(entitlement, () -> world.provisioning.grants(entitlement, "10", 3));

        interfered.values().forEach(Runnable::run);

        List<JsonNode> found = world.hub.reconciled().stream()
                .filter(d -> interfered.containsKey(d.path("recordId").asText()))
                .toList();
        assertThat(found)
                .map(ReconciledTest::toldShortly)
                .contains(
                        "billing account name",
                        "erp product name",
                        "shop product prices 49.95",
                        "erp quote net 314.95",
                        "erp contract net 1989.00",
                        "provisioning order lines");
        assertThat(found).extracting(d -> d.path("recordId").asText()).containsAll(interfered.keySet());
        thePageTells("EUR", "reconciliation-of-many");
        found.forEach(world.hub::repairs);
        afterAll("everything as it was")
                .untilAsserted(() -> assertThat(world.hub.reconciled())
                        .filteredOn(
                                d -> interfered.containsKey(d.path("recordId").asText()))
                        .map(ReconciledTest::told)
                        .isEmpty());
    }

    @Test
    void aFigureThatSomebodyChangedInWhatTheCrmTellsOfACustomersStandingIsFoundAndBroughtBack() {
        Agreement sale = Offer.in(world)
                .line("Set-up", "service", 1, "500.00", "0", "500.00", "order")
                .signed();
        soon("what the customer owes").until(() -> owes(sale).equals("595.00"));
        String standing = world.crm
                .query("SELECT Id FROM RevHub_Standing__c WHERE Account__c = '" + sale.customer() + "'")
                .get(0)
                .path("Id")
                .asText();
        List<JsonNode> found = new ArrayList<>();

        afterAll("the changed figure").untilAsserted(() -> {
            // what else becomes known of the customer meanwhile brings the right figure again
            world.crm.change("RevHub_Standing__c", standing, Map.of("Open__c", new BigDecimal("1.00")));
            found.clear();
            world.hub.reconciled().stream()
                    .filter(d -> d.path("recordId").asText().equals(standing))
                    .forEach(found::add);
            assertThat(found).map(ReconciledTest::told).containsExactly("different crm standing open: 595.00 | 1.00");
        });

        found.forEach(world.hub::repairs);
        soon("the right figure").until(() -> owes(sale).equals("595.00"));
    }

    private String owes(Agreement sale) {
        return world
                .crm
                .query("SELECT Open__c FROM RevHub_Standing__c WHERE Account__c = '" + sale.customer() + "'")
                .stream()
                .map(standing ->
                        standing.path("Open__c").decimalValue().setScale(2).toPlainString())
                .findFirst()
                .orElse("");
    }

    private String record(Agreement sale, String type, String system) {
        soon("the " + type + " in " + system)
                .until(() -> !world.hub.records(sale.quote(), type, system).isEmpty());
        return world.hub.records(sale.quote(), type, system).get(0);
    }

    /** Not tried where there is no Chromium. */
    private void thePageTells(String money, String picture) {
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
                assertThat(page.locator(".days").textContent()).contains(money);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pages", picture + "-" + width + ".png"))
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

    private static String toldShortly(JsonNode d) {
        return (d.path("system").asText() + " " + d.path("type").asText() + " "
                        + d.path("field").asText() + " " + d.path("amount").asText(""))
                .strip();
    }

    private static String told(JsonNode d) {
        return d.path("kind").asText() + " " + d.path("system").asText() + " "
                + d.path("type").asText() + " " + d.path("field").asText() + ": "
                + d.path("hubValue").asText() + " | " + d.path("systemValue").asText();
    }
}

package io.revhub.connector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import io.revhub.connector.s4.Erp;
import io.revhub.desk.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the simulated systems with records in them, in a browser. Pictures of them are left in target/pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPagesTest {

    private static final List<String> SYSTEMS = List.of("crm", "shop", "billing", "erp", "provisioning", "signature");
    private static final int NARROW = 390;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int WIDE = 1280;
    private static final int AT_MOST = 26;

    private Ground ground;
    private Chromium chromium;
    private CrmRows crm;
    private ServiceRows services;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        Assumptions.assumeTrue(Chromium.installed().isPresent());
        ground = new Ground(folder);
        crm = new CrmRows(ground);
        new ErpRows(ground);
        new ShopRows(ground);
        new BillingRows(ground);
        services = new ServiceRows(ground);
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
            ground.close();
        }
    }

    @Test
    void noPageIsWiderThanTheScreenOrBroken() {
        List<String> wrong = new ArrayList<>();
        for (int width : List.of(WIDE, NARROW)) {
            try (Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(width, 900))) {
                for (String system : SYSTEMS) {
                    walk(page, system, width, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** From a system's first page along its links, each kind of page once. */
    private void walk(Page page, String system, int width, List<String> wrong) {
        String home = ground.landscape().address(system).toString();
        List<String> todo = new ArrayList<>(List.of("/", "/_sandbox/"));
        Set<String> kinds = new TreeSet<>();
        for (int i = 0; i < todo.size() && i < AT_MOST; i++) {
            var answer = page.navigate(home + todo.get(i));
            String name = system + todo.get(i).replaceAll("[^a-zA-Z0-9]+", "-") + width;
            page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pages/" + name + ".png")));
            int needed = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            if (answer.status() != 200 || needed > width) {
                wrong.add(name + ": " + answer.status() + ", " + needed + " px");
            }
            for (Object link : (List<?>) page.evaluate("[...document.links].map(a => a.getAttribute('href'))")) {
                String to = String.valueOf(link);
                String kind = to.replaceAll("[^/]*\\d[^/]*|(?<=/o/)\\w+", "#");
                if (to.startsWith("/") && !to.endsWith("/document") && kinds.add(kind)) {
                    todo.add(to);
                }
            }
        }
    }

    /** On a wide and on a narrow screen. */
    private void use(String what, Consumer<Page> clicks) {
        for (int width : List.of(WIDE, NARROW)) {
            try (Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(width, 900))) {
                page.setDefaultTimeout(PATIENCE_MILLIS);
                clicks.accept(page);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/pages/use-" + what + width + ".png")));
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .as(what)
                        .isLessThanOrEqualTo(width);
            }
        }
    }

    private String address(String system) {
        return ground.landscape().address(system).toString();
    }

    private static void press(Page page, String button) {
        page.locator("button", new Page.LocatorOptions().setHasText(button))
                .first()
                .click();
    }

    /** A click returns before the page has changed: so it is waited for. */
    private static void shows(Page page, String where, String text) {
        PlaywrightAssertions.assertThat(page.locator(where)).containsText(text);
    }

    private static void has(Page page, String what, String text, int times) {
        PlaywrightAssertions.assertThat(page.locator(what, new Page.LocatorOptions().setHasText(text)))
                .hasCount(times);
    }

    @Test
    void aRepChangesAQuotePresentsItAndAcceptsIt() {
        use("quote", page -> {
            page.navigate(address("crm") + "/" + crm.quote());
            page.locator("summary").click();
            page.locator("input[name=Name]").fill("Fleet quote, 40 cars");
            page.locator("select[name=Status]").selectOption("Presented");
            press(page, "Save");
            shows(page, "h1", "Fleet quote, 40 cars");
            shows(page, "h1", "Presented");

            press(page, "Accept");
            shows(page, "h1", "Accepted");
        });
    }

    @Test
    void whatCannotBeSavedIsToldInTheCrmsWordsAndNothingIsLost() {
        use("quote-refused", page -> {
            page.navigate(address("crm") + "/" + crm.quote());
            page.locator("summary").click();
            page.locator("input[name=ExpirationDate]").fill("soon");
            press(page, "Save");

            assertThat(page.locator("[role=alert]").textContent()).isNotBlank();
            assertThat(page.locator("h1").textContent()).contains("Fleet quote");
        });
    }

    @Test
    void aSignerReadsAndSigns() {
        use("signature", page -> {
            services.quote().brought(ground.calm().sink("signature-envelope-sink", "signature", Map.of()));
            page.navigate(address("signature") + "/");
            page.locator("tr", new Page.LocatorOptions().setHasText("sent"))
                    .last()
                    .locator("a")
                    .click();
            shows(page, "main", "viewed");

            press(page, "Sign");
            shows(page, "main", "Envelope: signed");
            assertThat(page.locator("button").count()).isZero();
        });
    }

    @Test
    void aShopperBuysAndAClerkTakesThePayment() {
        use("shop", page -> {
            page.navigate(address("shop") + "/storefront");
            page.locator("select[name=sku]").selectOption(new SelectOption().setIndex(0));
            page.locator("input[name=quantity]").first().fill("2");
            page.locator("select[name=region]").selectOption(new SelectOption().setIndex(0));
            press(page, "Put into a new cart");
            Map.of("email", "jo@example.org", "first_name", "Jo", "last_name", "Bär", "address_1", "Weg 1")
                    .forEach((field, value) ->
                            page.locator("input[name=" + field + "]").fill(value));
            page.locator("input[name=postal_code]").fill("10115");
            page.locator("input[name=city]").fill("Berlin");
            press(page, "Buy");
            page.waitForURL(Pattern.compile(".*/storefront/orders/.*"));
            shows(page, "main", "Total with tax");

            page.navigate(page.url().replace("/storefront", ""));
            press(page, "Capture");
            has(page, "td", "capture", 1);
        });
    }

    @Test
    void aClerkLooksAtAJournalEntry() {
        Erp erp = new Erp(ground.landscape());
        String number = erp.entry(erp.customer(), "DR", "41000000", "119.00", "2026-04-10")
                .replaceFirst(".*/", "");
        use("entry", page -> {
            page.navigate(address("erp") + "/entries");
            page.locator("a", new Page.LocatorOptions().setHasText(number))
                    .first()
                    .click();

            List.of("Journal entry " + number, "41000000", "119.00", "posted 2026-04-10")
                    .forEach(text -> shows(page, "body", text));
        });
    }

    @Test
    void aFaultIsSetOnThePageAndHitsAndIsCleared() {
        use("fault", page -> {
            page.navigate(address("shop") + "/_sandbox/");
            page.locator("select[name=kind]").selectOption("UNAVAILABLE");
            page.locator("input[name=path]").fill("/health");
            page.locator("input[name=times]").fill("2");
            press(page, "Set this fault");
            has(page, "td", "UNAVAILABLE", 1);

            assertThat(page.navigate(address("shop") + "/health").status()).isEqualTo(503);
            page.navigate(address("shop") + "/_sandbox/");
            press(page, "Clear");
            has(page, "td", "UNAVAILABLE", 0);
            assertThat(page.navigate(address("shop") + "/health").status()).isEqualTo(200);
            page.navigate(address("shop") + "/_sandbox/");
        });
    }
}

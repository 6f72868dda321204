package io.revhub.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.revhub.WorkspaceCopy;
import io.revhub.deal.CaseA;
import io.revhub.deal.StoredDeals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The main path in a browser. Skipped where there is no Chromium. */
@DeskTest
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class DeskPagesTest {

    private static final int WIDE = 1280;
    private static final int NARROW = 390;
    private static Chromium chromium;
    private static boolean filled;

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private StoredDeals store;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext visit;

    /** A copy, for a sample is recorded. */
    @DynamicPropertySource
    static void workspace(DynamicPropertyRegistry properties) throws IOException {
        WorkspaceCopy.to(folder);
        properties.add("revhub.workspace", folder::toString);
    }

    @BeforeAll
    static void chromiumIsThere() {
        Assumptions.assumeTrue(
                Chromium.installed().isPresent(),
                "The pages are not tried: there is no Chromium (install it, or name it in CHROMIUM)");
        chromium = Chromium.start();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void aDealWhoseSecondEntryTheErpRefuses() {
        if (!filled) {
            new CaseA(store).signed().ordered().fulfilled().invoiced().refusedByTheErp();
            filled = true;
        }
    }

    @AfterEach
    void thePageMadeNoComplaint() {
        visit.close();
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void everyPageFitsTheScreen(int width) {
        Page page = visit(width, "en");
        fits(page, "login", width);
        logIn(page, "finance");

        assertThat(page.locator("h1")).hasText("Deals");
        fits(page, "deals", width);
        page.getByText(CaseA.NUMBER).click();
        assertThat(page.locator("h1")).hasText("Nordwind Logistik GmbH");
        fits(page, "deal", width);
        page.locator(".documents .lead-cell a").first().click();
        assertThat(page.locator("h1")).containsText(CaseA.NUMBER);
        fits(page, "document", width);
        page.locator("nav").getByText("Parked").click();
        assertThat(page.locator("article h2")).containsText("posting period 4/2026 is closed");
        fits(page, "parked", width);
        page.locator("nav").getByText("Systems").click();
        assertThat(page.locator("table").first()).containsText("ERP");
        fits(page, "systems", width);
    }

    @Test
    void theDealSaysWhatIsWrongAndWhatItIsAbout() {
        Page page = visit(WIDE, "en");
        logIn(page, "finance");
        page.navigate(at("/deals/" + CaseA.NUMBER));

        assertThat(page.locator(".status").first()).containsText("Blocked since 09:1");
        assertThat(page.locator(".figure")).hasText(new String[] {
            "13,389.87\u00a0EUR", "13,389.87\u00a0EUR", "9,945.00\u00a0EUR", "4,099.40\u00a0EUR"
        });
        assertThat(page.locator("[aria-current=step]")).containsText("Booked");
        assertThat(page.locator(".blocker h2"))
                .hasText("The ERP refused the journal entry: posting period 4/2026 is closed.");
        assertThat(page.locator(".documents")).containsText("164");
        assertThat(page.locator(".documents").getByText("1800000001"))
                .hasAttribute("href", "http://localhost:8104/entries/1010/2026/1800000001");
        assertThat(page.locator(".entry").first()).containsText("11,834.55");
    }

    @Test
    void germanReadersReadGerman() {
        Page page = visit(WIDE, "de-DE");
        logIn(page, "finance");
        page.navigate(at("/deals/" + CaseA.NUMBER));

        assertThat(page.locator(".figure").first()).hasText("13.389,87\u00a0EUR");
        assertThat(page.locator("body")).containsText("Buchungsbelege");
        shoot(page, "deal-de");
        page.locator("a[hreflang=en]").click();
        assertThat(page.locator(".figure").first()).hasText("13,389.87\u00a0EUR");
        page.reload();
        assertThat(page.locator("body")).containsText("Journal entries");
    }

    @Test
    void thePageFollowsTheDealByItself() {
        Page page = visit(WIDE, "en");
        logIn(page, "finance");
        page.navigate(at("/deals/" + CaseA.NUMBER));
        assertThat(page.locator(".blocker")).hasCount(1);

        page.locator(".retry button").click();
        assertThat(page.locator(".blocker")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*/deals/" + CaseA.NUMBER));

        jdbc.sql("update delivery set state = 'parked' where system = 'erp' and state = 'pending' and type ="
                        + " 'journal-entry'")
                .update();
        assertThat(page.locator(".blocker")).hasCount(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void whatIsParkedIsGroupedAndOneIsShownWithAllThatCanBeDone(int width) {
        jdbc.sql("""
                        insert into parked (kind, system, type, record_id, code, reason, remedy, amount, currency, since)
                        select 'change', 'crm', 'Quote', '0Q' || n, 'sum', 'The lines do not add up.', 'Correct the quote.',
                            n * 1000.10, 'EUR', now() from generate_series(1, 3) n
                        """).update();
        Page page = visit(width, "en");
        logIn(page, "finance");
        page.navigate(at("/parked"));
        assertThat(page.locator("article")).hasCount(2);
        assertThat(page.locator("article").first()).containsText("6,000.60\u00a0EUR");
        fits(page, "parked-groups", width);

        page.locator("select[name=system]").selectOption("erp");
        page.locator(".filter button").click();
        page.locator("article h2 a").click();
        assertThat(page.locator(".blocker h2")).containsText("posting period 4/2026 is closed");
        page.locator("textarea[name=text]").fill("I have asked the controller to open the period.");
        page.getByText("Comment", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator(".history")).containsText("A. Lang");
        page.locator("select[name=to]").selectOption("finance");
        page.getByText("Assign", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".facts")).containsText("A. Lang");
        page.locator("details summary").last().click();
        fits(page, "parked-item", width);
        page.locator("a[hreflang=de]").click();
        fits(page, "parked-item-de", width);
        jdbc.sql("delete from parked where kind = 'change'").update();
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void twoAccountsThatAreOneAreMergedAndPartedAgain(int width) {
        String own = store.account("Nordwind Spedition " + width).value();
        Page page = visit(width, "en");
        logIn(page, "finance");
        page.getByText(CaseA.NUMBER).click();
        page.locator("h1 a").click();
        assertThat(page.locator(".deals .lead-cell")).hasText(CaseA.NUMBER);

        page.locator(".merges input[name=into]").fill(own);
        page.locator(".merges input[name=why]").fill("Renamed in March, says the commercial register.");
        page.getByText("Merge", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".merges")).containsText("Merged into Nordwind Spedition " + width);
        assertThat(page.locator(".merges")).containsText("A. Lang");
        fits(page, "merged-away", width);

        page.getByText("Nordwind Spedition " + width).click();
        assertThat(page.locator(".merges")).containsText("Merged into this one: Nordwind Logistik GmbH");
        assertThat(page.locator(".deals .lead-cell")).hasText(CaseA.NUMBER);
        fits(page, "merged-survivor", width);
        page.getByText(CaseA.NUMBER).click();
        assertThat(page.locator("h1")).hasText("Nordwind Spedition " + width);
        page.goBack();

        page.getByText("Nordwind Logistik GmbH").click();
        page.locator(".merges input[name=why]").fill("They are two companies.");
        page.getByText("Undo the merge").click();
        assertThat(page.locator(".merges")).containsText("They are two companies.");
        assertThat(page.locator(".deals .lead-cell")).hasText(CaseA.NUMBER);
        fits(page, "merge-undone", width);
    }

    @Test
    void whoHasLoggedOutIsOut() {
        Page page = visit(WIDE, "en");
        logIn(page, "engineer");
        page.getByText("Log out").click();
        assertThat(page.locator("[role=status]")).hasText("You are logged out.");
        page.navigate(at("/parked"));
        assertThat(page).hasURL(Pattern.compile(".*/login"));
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void anEngineerTriesAMappingWhileTyping(int width) {
        Page page = visit(width, "en");
        logIn(page, "engineer");
        page.navigate(at("/mappings/order/to-erp"));
        assertThat(page.locator(".bench-head")).containsText("no difference");

        page.locator(".CodeMirror-code").click();
        page.keyboard().press("Control+Home");
        page.keyboard().type("{ ");

        assertThat(page.locator("#result [role=alert]")).containsText("mappings/order/to-erp.jslt");
        assertThat(page.locator(".code-broken")).hasCount(1);
        fits(page, "mapping-broken", width);

        page.keyboard().press("Backspace");
        page.keyboard().press("Backspace");
        assertThat(page.locator(".bench-head")).containsText("no difference");
        assertThat(page.locator(".code-broken")).hasCount(0);
        fits(page, "mapping", width);
        typeAField(page);
        assertThat(page.locator(".bench-head")).containsText("1 line differs");
        assertThat(page.locator(".beside-differs")).isInViewport();
        fits(page, "mapping-differs", width);
        page.getByText("What would differ?").click();
        assertThat(page.locator("#effects h2"))
                .containsText("would differ", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        fits(page, "what-if", width);
        page.navigate(at("/mappings/order"));
        fits(page, "fields", width);
        page.navigate(at("/mappings"));
        fits(page, "mappings", width);
    }

    @ParameterizedTest
    @ValueSource(ints = {WIDE, NARROW})
    void whatIsStoredBecomesASampleWithOneClick(int width) throws IOException {
        Page page = visit(width, "en");
        logIn(page, "engineer");
        page.navigate(at("/mappings/account/to-erp"));
        String stored =
                page.locator("#input optgroup").last().locator("option").first().getAttribute("value");
        assertThat(page.locator(".bench-head")).containsText("no difference");
        page.navigate(at("/mappings/account/to-erp?input=" + stored));
        assertThat(page.locator(".bench-head")).containsText("left: the mapping in use");
        page.locator("#name").fill("recorded-" + width);
        page.getByText("Record as sample").click();

        assertThat(page.locator("[role=status]").first()).containsText("recorded-" + width);
        assertThat(page.locator(".bench-head")).containsText("left: expected");
        assertThat(page.locator(".bench-head")).containsText("no difference");
        fits(page, "sample-recorded", width);
        assertThat(Files.readString(folder.resolve("mappings/account/samples/to-erp/recorded-" + width + ".json")))
                .contains("\"then\"")
                .doesNotContain("Nordwind");
    }

    @Test
    void aFieldOfADocumentLeadsToWhereItComesFrom() {
        Page page = visit(WIDE, "en");
        logIn(page, "finance");
        page.getByText(CaseA.NUMBER).click();
        page.locator(".documents .lead-cell a").first().click();
        page.getByText("sellingCompany", new Page.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.locator("tr:target")).containsText("sellingCompany");
        assertThat(page.locator("tr:target")).containsText("quote/from-crm");
        assertThat(page.locator("tr:target")).isInViewport();

        page.goBack();
        page.getByText("lines", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("tr:target, tr:has(:target)")).isInViewport();
    }

    private static void typeAField(Page page) {
        page.evaluate("""
                () => {
                  const editor = document.querySelector('.CodeMirror').CodeMirror;
                  editor.focus();
                  const lines = editor.getValue().split('\\n');
                  const line = lines.findIndex(one => one.trim() === '{');
                  editor.setCursor(line, lines[line].length);
                }
                """);
        page.keyboard().type("\"Added\": \"1\",");
    }

    private Page visit(int width, String language) {
        visit = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 860)
                        .setLocale(language));
        Page page = visit.newPage();
        page.onConsoleMessage(m -> {
            if (m.type().equals("error")) {
                complaints.add(m.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(at("/"));
        return page;
    }

    private void logIn(Page page, String name) {
        page.locator("#username").fill(name);
        page.locator("#password").fill("sandbox-" + name);
        page.locator("#password").press("Enter");
        assertThat(page).hasURL(at("/"));
    }

    private void fits(Page page, String name, int width) {
        page.waitForLoadState();
        shoot(page, name + "-" + width);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as("%s at %d pixels", name, width)
                .isLessThanOrEqualTo(0);
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pages", name + ".png"))
                .setFullPage(true));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}

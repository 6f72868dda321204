package io.revhub.connector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.revhub.desk.Chromium;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    private static final int WIDE = 1280;
    private static final int AT_MOST = 26;

    private Ground ground;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path folder) {
        Assumptions.assumeTrue(Chromium.installed().isPresent());
        ground = new Ground(folder);
        new CrmRows(ground);
        new ErpRows(ground);
        new ShopRows(ground);
        new BillingRows(ground);
        new ServiceRows(ground);
        chromium = Chromium.start();
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
}

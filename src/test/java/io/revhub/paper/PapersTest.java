package io.revhub.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapersTest {

    private final ObjectMapper json = new ObjectMapper();
    private final Papers papers = new Papers(new Workspace(Path.of("").toAbsolutePath(), Duration.ofMinutes(1)), json);

    @Test
    void aQuoteIsPrintedWithItsSignedAmountsInTheReadersLanguage() throws IOException {
        assertThat(text(papers.pdf("quote", quote(), with("Nordwind Logistik GmbH"), Locale.GERMANY)))
                .contains(
                        "Angebot Q-2026-0417",
                        "Nordwind Logistik GmbH",
                        "Fleet Pro",
                        "944,87",
                        "13.389,87",
                        "15.933,95")
                .contains("15.04.2026");
        assertThat(text(papers.pdf("quote", quote(), with("Nordwind Logistik GmbH"), Locale.US)))
                .contains("Quote Q-2026-0417", "13,389.87");
    }

    @Test
    void namesFromEverywhereCanBeReadAndMarkupInThemDoesNothing() throws IOException {
        String name = "Łódź Σίγμα Дом <b>&amp; Söhne</b>";

        assertThat(text(papers.pdf("quote", quote(), with(name), Locale.GERMANY)))
                .contains(name);
    }

    @Test
    void whatHasNoTemplateIsRefused() {
        assertThatThrownBy(() -> papers.pdf("clearing", quote(), Map.of(), Locale.US))
                .isInstanceOf(NoSuchPaper.class)
                .hasMessageContaining("mappings/clearing/paper.en.html");
    }

    @Test
    void aBrokenTemplateSaysWhatIsWrong(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("mappings/quote"));
        Files.writeString(
                folder.resolve("mappings/quote/paper.en.html"),
                "<html><p th:text=\"${fmt.money('x', 'EUR')}\"/></html>");
        Papers broken = new Papers(new Workspace(folder, Duration.ZERO), json);

        assertThatThrownBy(() -> broken.pdf("quote", quote(), Map.of(), Locale.US))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("template of the quote is broken");
    }

    private JsonNode quote() throws IOException {
        return json.readTree(
                        Path.of("mappings/quote/samples/from-crm/signed.json").toFile())
                .at("/then/document");
    }

    private Map<String, JsonNode> with(String name) {
        ObjectNode account = json.createObjectNode().put("name", name).put("country", "DE");
        account.putNull("street").putNull("postalCode").put("city", "Bremen").putNull("vatId");
        ObjectNode company =
                json.createObjectNode().put("name", "Fleet Systems GmbH").put("vatId", "DE123456789");
        return Map.of("account", account, "company", company);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}

package io.revhub.paper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Prints documents. The template of a document is {@code mappings/<document>/paper.<language>.html}, well-formed HTML for
 * Thymeleaf; it sees the document as {@code doc}, what else the caller hands in by its name, {@link PaperFormat} as
 * {@code fmt}, and {@code mappings/_paper.css}, how all papers look, as
 * {@code style}; what all papers say stands in {@code mappings/_paper.<language>.html}. A template that changes is in use at once. It
 * can load nothing from outside. Thread-safe.
 */
public final class Papers {

    private static final String FONTS = "net/sf/jasperreports/fonts/dejavu/";
    private static final String FAMILY = "DejaVu Sans";

    private final Workspace workspace;
    private final ObjectMapper json;
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    public Papers(Workspace workspace, ObjectMapper json) {
        this.workspace = workspace;
        this.json = json;
        engine.setTemplateResolver(new PaperTemplates(workspace));
    }

    /** Whether a document of this type can be printed. */
    public boolean exists(String type) {
        return !workspace.files("mappings/" + type, ".html").isEmpty();
    }

    /**
     * Prints a document.
     *
     * @param with what the template sees beside {@code doc}: {@code account}, {@code company}
     * @param locale the reader's; English where there is no template in that language
     * @return a PDF
     * @throws NoSuchPaper if there is no template
     * @throws IllegalArgumentException if the template is broken; the message says how
     */
    public byte[] pdf(String type, JsonNode document, Map<String, JsonNode> with, Locale locale) {
        String html = html(type, document, with, locale);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        font(builder, "DejaVuSans.ttf", 400, FontStyle.NORMAL);
        font(builder, "DejaVuSans-Bold.ttf", 700, FontStyle.NORMAL);
        builder.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : null);
        builder.withProducer("RevHub");
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("The paper of the " + type + " cannot be printed: " + e.getMessage(), e);
        }
        return pdf.toByteArray();
    }

    private String html(String type, JsonNode document, Map<String, JsonNode> with, Locale locale) {
        Map<String, Object> seen = new HashMap<>();
        with.forEach((name, value) -> seen.put(name, plain(value)));
        seen.put("doc", plain(document));
        seen.put("fmt", new PaperFormat(locale));
        seen.put(
                "style",
                workspace.file("mappings/_paper.css").map(WorkspaceFile::text).orElse(""));
        try {
            return engine.process(template(type, locale), new Context(locale, seen));
        } catch (RuntimeException e) {
            throw e instanceof NoSuchPaper
                    ? e
                    : new IllegalArgumentException("The template of the " + type + " is broken: " + cause(e), e);
        }
    }

    /** What went wrong is told by the last cause. */
    private static String cause(Throwable e) {
        return e.getCause() == null || e.getCause() == e ? e.getMessage() : cause(e.getCause());
    }

    /** Maps and lists, which templates can walk; amounts are texts already. */
    private Object plain(JsonNode value) {
        return json.convertValue(value, Object.class);
    }

    private String template(String type, Locale locale) {
        return Stream.of(locale.getLanguage(), "en")
                .map(language -> "mappings/" + type + "/paper." + language + ".html")
                .filter(path -> workspace.file(path).isPresent())
                .findFirst()
                .orElseThrow(() -> new NoSuchPaper(type));
    }

    private static void font(PdfRendererBuilder builder, String file, int weight, FontStyle style) {
        builder.useFont(() -> resource(FONTS + file), FAMILY, weight, style, true);
    }

    private static InputStream resource(String name) {
        return Papers.class.getClassLoader().getResourceAsStream(name);
    }
}

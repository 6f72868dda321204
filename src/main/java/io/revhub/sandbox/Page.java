package io.revhub.sandbox;

import static org.springframework.web.util.HtmlUtils.htmlEscape;

import java.util.List;

/** A system's page for people: its records in plain tables, rendered on the server, usable on a narrow screen. */
public final class Page {

    /** The media type of what {@link #html} gives. */
    public static final String HTML = "text/html;charset=UTF-8";

    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; color: #1f2937; background: #f6f7f9; margin: 0 }
            header { background: #fff; border-bottom: 1px solid #e2e5ea; padding: .8rem 1.2rem }
            header h1 { font-size: 1.15rem; margin: 0 }
            header p, .none { color: #586172; margin: 0 }
            main { max-width: 76rem; margin: 0 auto; padding: 0 1.2rem 2rem }
            h2 { font-size: 1rem; margin: 1.6rem 0 .5rem }
            .records { overflow-x: auto; background: #fff; border: 1px solid #e2e5ea; border-radius: 6px }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .4rem .8rem; white-space: pre-line }
            th { color: #586172; font-weight: 600; font-size: .85rem; border-bottom: 1px solid #e2e5ea }
            form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end; margin: .6rem 0 }
            label { display: grid; color: #586172; font-size: .85rem }
            input, select, button { font: inherit; padding: .3rem .5rem; max-width: 100% }
            header a { color: inherit }
            tr + tr td { border-top: 1px solid #eef0f3 }
            """;

    /**
     * A cell that leads elsewhere.
     *
     * @param to the address; only one of the system's own making
     */
    public record Link(String text, String to) {}

    /**
     * A field of a form.
     *
     * @param choices what may be chosen; empty: free text
     * @param value what stands there; null: nothing
     */
    public record Input(String name, String label, List<String> choices, String value) {

        /** Free text. */
        public static Input text(String name, String label) {
            return new Input(name, label, List.of(), null);
        }

        /** A value that goes along unseen. */
        public static Input hidden(String name, String value) {
            return new Input(name, null, List.of(), value);
        }

        private String html() {
            String known = value == null ? "" : " value=\"" + htmlEscape(value) + '"';
            if (label == null) {
                return "<input type=\"hidden\" name=\"" + name + '"' + known + ">";
            }
            String field = "<input name=\"" + name + '"' + known + ">";
            if (!choices.isEmpty()) {
                StringBuilder options = new StringBuilder();
                choices.forEach(choice -> options.append("<option")
                        .append(choice.equals(value) ? " selected>" : ">")
                        .append(htmlEscape(choice))
                        .append("</option>"));
                field = "<select name=\"" + name + "\">" + options + "</select>";
            }
            return "<label>" + htmlEscape(label) + ' ' + field + "</label>\n";
        }
    }

    private final StringBuilder body = new StringBuilder();
    private final String title;
    private final String subtitle;

    public Page(String title, String subtitle) {
        this.title = title;
        this.subtitle = subtitle;
    }

    /** Adds a paragraph. */
    public Page text(String text) {
        body.append("<p>").append(htmlEscape(text)).append("</p>\n");
        return this;
    }

    /** Adds a form that posts its fields, URL-encoded. */
    public Page form(String action, List<Input> inputs, String submit) {
        body.append("<form method=\"post\" action=\"")
                .append(htmlEscape(action))
                .append("\">");
        inputs.forEach(input -> body.append(input.html()));
        body.append("<button>").append(htmlEscape(submit)).append("</button></form>\n");
        return this;
    }

    /** Adds a table of texts and {@link Link}s; a cell's line breaks are kept, null is an empty cell. */
    public Page table(String heading, List<String> columns, List<? extends List<?>> rows) {
        body.append("<h2>").append(htmlEscape(heading)).append("</h2>\n");
        if (rows.isEmpty()) {
            body.append("<p class=\"none\">None yet.</p>\n");
            return this;
        }
        body.append("<div class=\"records\" tabindex=\"0\"><table><thead>");
        row("th", columns);
        body.append("</thead><tbody>\n");
        rows.forEach(cells -> row("td", cells));
        body.append("</tbody></table></div>\n");
        return this;
    }

    private void row(String tag, List<?> cells) {
        body.append("<tr>");
        for (Object cell : cells) {
            body.append('<').append(tag).append('>');
            if (cell instanceof Link link) {
                body.append("<a href=\"").append(htmlEscape(link.to())).append("\">");
                body.append(htmlEscape(link.text())).append("</a>");
            } else {
                body.append(cell == null ? "" : htmlEscape(cell.toString()));
            }
            body.append("</").append(tag).append('>');
        }
        body.append("</tr>\n");
    }

    public String html() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"><style>
                %3$s</style></head><body>
                <header><h1>%1$s</h1><p>%2$s · <a href="/">Records</a> · <a href="/_sandbox/">Faults and clock</a></p></header>
                <main>
                %4$s</main></body></html>
                """.formatted(htmlEscape(title), htmlEscape(subtitle), STYLE, body);
    }
}

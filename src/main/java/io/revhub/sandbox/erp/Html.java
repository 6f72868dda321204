package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** A plain page: a heading, tables, links. What comes from data is escaped here. */
final class Html {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1d2d3e;background:#f5f6f7}
            header{background:#354a5f;color:#fff;padding:.6rem 1.2rem}header a{color:#fff;margin-right:1.2rem}
            main{padding:1rem 1.2rem;max-width:80rem}table{border-collapse:collapse;background:#fff;width:100%}
            th,td{text-align:left;padding:.35rem .7rem;border-bottom:1px solid #e5e5e5;vertical-align:top}
            th{font-weight:600;color:#556b82}td.n{text-align:right;font-variant-numeric:tabular-nums}
            header{display:flex;flex-wrap:wrap;gap:.3rem 0}form{margin:.8rem 0;display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}
            input{font:inherit;width:6rem;padding:.3rem}button{font:inherit;padding:.4rem 1rem;border:0;border-radius:4px;background:#0064d9;color:#fff}
            label{display:grid;color:#556b82;font-size:.85rem}
            h1{font-size:1.3rem}h2{font-size:1.05rem;margin-top:1.6rem}.wide{overflow-x:auto}
            """;

    /** Only to pages of our own: data must not make links. */
    private static final Pattern LINK =
            Pattern.compile("[^|]*\\|/(entries|orders|deliveries|billing-documents|accounts|customers)/[\\w/]+");

    private final StringBuilder page = new StringBuilder();

    Html(String title) {
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(escaped(title))
                .append(" - simulated S/4HANA</title><style>")
                .append(STYLE)
                .append("</style></head><body><header><a href=\"/\">Simulated SAP S/4HANA</a>")
                .append("<a href=\"/partners\">Business partners</a><a href=\"/products\">Products</a>")
                .append("<a href=\"/orders\">Sales orders</a><a href=\"/deliveries\">Deliveries</a>")
                .append("<a href=\"/billing-documents\">Billing documents</a><a href=\"/entries\">Journal entries</a>")
                .append("<a href=\"/accounts\">Accounts</a><a href=\"/open-items\">Open items</a>")
                .append("<a href=\"/bank\">Bank statements</a><a href=\"/dunning\">Dunning</a>")
                .append("<a href=\"/periods\">Periods</a>")
                .append("<a href=\"/messages\">Messages</a></header><main><h1>")
                .append(escaped(title))
                .append("</h1>");
    }

    Html heading(String text) {
        page.append("<h2>").append(escaped(text)).append("</h2>");
        return this;
    }

    Html text(String text) {
        page.append("<p>").append(escaped(text)).append("</p>");
        return this;
    }

    /** A table; numbers stand right, and a cell "label|/address" is a link. */
    Html table(List<String> columns, List<List<String>> rows) {
        page.append("<div class=\"wide\"><table><thead><tr>");
        columns.forEach(column ->
                page.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
        page.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            page.append("<tr>");
            row.forEach(this::cell);
            page.append("</tr>");
        }
        page.append("</tbody></table></div>");
        if (rows.isEmpty()) {
            text("Nothing here yet.");
        }
        return this;
    }

    /** A button that posts, with a field for each name that shows a value. */
    Html form(String address, String button, Map<String, String> fields) {
        page.append("<form method=\"post\" action=\"").append(escaped(address)).append("\">");
        fields.forEach((name, value) -> page.append("<label>Item ")
                .append(escaped(name))
                .append("<input inputmode=\"decimal\" name=\"")
                .append(escaped(name))
                .append("\" value=\"")
                .append(escaped(value))
                .append("\"></label>"));
        page.append("<button>").append(escaped(button)).append("</button></form>");
        return this;
    }

    /** Items of journal entries. */
    Html items(List<ObjectNode> items) {
        List<List<String>> rows = items.stream()
                .map(item -> Rows.row(
                        item,
                        Rows.shown(item, "AccountingDocument") + "|/entries/" + Rows.shown(item, "CompanyCode") + "/"
                                + Rows.shown(item, "FiscalYear") + "/" + Rows.shown(item, "AccountingDocument"),
                        "AccountingDocumentType",
                        "PostingDate",
                        "DocumentReferenceID",
                        "DebitCreditCode",
                        "AmountInTransactionCurrency",
                        "TransactionCurrency",
                        "NetDueDate",
                        "ClearingAccountingDocument"))
                .toList();
        return table(
                List.of("Document", "Type", "Posted", "Reference", "S/H", "Amount", "", "Due", "Cleared by"), rows);
    }

    /** A form of text fields: each one's name, then what stands in it. */
    Html form(String action, String button, String... fields) {
        page.append("<form method=\"post\" action=\"").append(escaped(action)).append("\">");
        for (int i = 0; i < fields.length; i += 2) {
            page.append("<label>")
                    .append(escaped(fields[i]))
                    .append(" <input name=\"")
                    .append(escaped(fields[i]))
                    .append("\" value=\"")
                    .append(escaped(fields[i + 1]))
                    .append("\"></label> ");
        }
        page.append("<button>").append(escaped(button)).append("</button></form>");
        return this;
    }

    private void cell(String value) {
        int link = value.indexOf("|/");
        if (LINK.matcher(value).matches()) {
            page.append("<td><a href=\"")
                    .append(escaped(value.substring(link + 1)))
                    .append("\">")
                    .append(escaped(value.substring(0, link)))
                    .append("</a></td>");
        } else {
            page.append(value.matches("-?[\\d.]+\\.\\d+") ? "<td class=\"n\">" : "<td>")
                    .append(escaped(value))
                    .append("</td>");
        }
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    String end() {
        return page.append("</main></body></html>").toString();
    }
}

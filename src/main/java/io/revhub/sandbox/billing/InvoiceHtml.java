package io.revhub.sandbox.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.springframework.web.util.HtmlUtils;

/** An invoice as the customer sees it. */
final class InvoiceHtml {

    private InvoiceHtml() {}

    static String of(ObjectNode invoice, ObjectNode account) {
        StringBuilder html = new StringBuilder("<!doctype html><html><head><meta charset=\"utf-8\"><title>Invoice ")
                .append(text(invoice, "invoiceNumber"))
                .append("</title></head><body><h1>Invoice ")
                .append(text(invoice, "invoiceNumber"))
                .append("</h1><p>")
                .append(text(account, "name"))
                .append("</p><p>")
                .append(text(invoice, "invoiceDate"))
                .append("</p><table><tr><th>Description</th><th>From</th><th>Amount</th></tr>");
        for (JsonNode item : invoice.get("items")) {
            html.append("<tr><td>")
                    .append(text(item, "description"))
                    .append("</td><td>")
                    .append(text(item, "startDate"))
                    .append("</td><td>")
                    .append(text(item, "amount"))
                    .append("</td></tr>");
        }
        return html.append("</table><p>Total ")
                .append(text(invoice, "amount"))
                .append(' ')
                .append(text(invoice, "currency"))
                .append(", open ")
                .append(text(invoice, "balance"))
                .append("</p></body></html>")
                .toString();
    }

    private static String text(JsonNode of, String field) {
        return HtmlUtils.htmlEscape(of.path(field).asText(""));
    }
}

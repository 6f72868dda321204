package io.revhub.connector.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.journal.PlainText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One line of an order as it came, all its fields texts.
 *
 * @param at where it stands, for people: "line 3", "order 1, line 2"
 * @param fields those of the order and those of the line, by their names
 */
record OrderLine(String at, Map<String, String> fields) {

    static final List<String> OF_ORDER = List.of(
            "order",
            "orderedOn",
            "currency",
            "customerVatId",
            "shipToName",
            "shipToEmail",
            "shipToPhone",
            "shipToStreet",
            "shipToPostalCode",
            "shipToCity",
            "shipToCountry");
    static final List<String> OF_LINE = List.of("line", "sku", "quantity", "unitPrice");

    private static final int DIGITS = 15;

    String order() {
        return text("order");
    }

    String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    /** What is wrong with it by itself; empty: nothing. */
    List<String> wrongs() {
        List<String> wrongs = new ArrayList<>();
        require(
                wrongs,
                "order",
                "[A-Za-z0-9._/-]{1,25}",
                "is missing, too long or has other characters than letters," + " digits and . _ / -");
        require(wrongs, "currency", "[A-Z]{3}", "is no currency, like EUR");
        require(wrongs, "line", "[1-9][0-9]{0,5}", "is no line, like 10");
        require(wrongs, "sku", "\\S{1,40}", "is missing or too long");
        require(wrongs, "shipToCountry", "([A-Z]{2})?", "is no country, like DE");
        try {
            LocalDate.parse(text("orderedOn"));
        } catch (DateTimeException e) {
            wrongs.add("orderedOn \"" + text("orderedOn") + "\" is no date, like 2026-04-10");
        }
        fields.forEach((field, value) -> {
            if (!PlainText.isPlain(value)) {
                wrongs.add(field + " has something in it that is no text (U+0000, or half a character)");
            }
        });
        number(wrongs, "quantity", true);
        number(wrongs, "unitPrice", false);
        return wrongs;
    }

    private void require(List<String> wrongs, String field, String form, String wrong) {
        if (!text(field).matches(form)) {
            wrongs.add(field + " \"" + text(field) + "\" " + wrong);
        }
    }

    private void number(List<String> wrongs, String field, boolean positive) {
        boolean right = text(field).matches("[0-9]{1," + DIGITS + "}(\\.[0-9]{1,6})?")
                && (!positive || new BigDecimal(text(field)).signum() > 0);
        if (!right) {
            wrongs.add(
                    field + " \"" + text(field) + "\" is no " + (positive ? "positive " : "") + "number, like 1250.50");
        }
    }

    ObjectNode line() {
        return texts(OF_LINE);
    }

    ObjectNode head() {
        return texts(OF_ORDER);
    }

    private ObjectNode texts(List<String> names) {
        ObjectNode texts = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> texts.put(name, text(name).isEmpty() ? null : text(name)));
        return texts;
    }

    /** Whether it belongs to an order with this head. */
    boolean belongsTo(JsonNode head) {
        return head().equals(head);
    }
}

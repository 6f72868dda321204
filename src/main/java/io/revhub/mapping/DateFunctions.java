package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Business dates, as ISO text like 2026-04-10. */
final class DateFunctions {

    private static final Pattern SAP = Pattern.compile("/Date\\((-?[0-9]{1,15})([+-][0-9]{1,4})?\\)/");

    List<Function> functions() {
        return List.of(
                new NamedFunction("plus-days", 2, a -> moved(a, () -> a.date(0).plusDays(a.integer(1)))),
                new NamedFunction(
                        "plus-months", 2, a -> moved(a, () -> a.date(0).plusMonths(a.integer(1)))),
                new NamedFunction("days-between", 2, this::daysBetween),
                new NamedFunction("sap-date", 1, this::sapDate),
                new NamedFunction("from-sap-date", 1, this::fromSapDate));
    }

    static Matcher sapForm(String text) {
        return SAP.matcher(text);
    }

    private static JsonNode moved(Arguments arguments, Supplier<LocalDate> date) {
        try {
            return TextNode.valueOf(date.get().toString());
        } catch (DateTimeException e) {
            throw arguments.failed("the date is out of range");
        }
    }

    private JsonNode daysBetween(Arguments arguments) {
        return IntNode.valueOf(Math.toIntExact(ChronoUnit.DAYS.between(arguments.date(0), arguments.date(1))));
    }

    private JsonNode sapDate(Arguments arguments) {
        Instant start = arguments.date(0).atStartOfDay(ZoneOffset.UTC).toInstant();
        return TextNode.valueOf("/Date(" + start.toEpochMilli() + ")/");
    }

    private JsonNode fromSapDate(Arguments arguments) {
        Matcher form = sapForm(arguments.text(0));
        if (!form.matches()) {
            throw arguments.failed(arguments.shown(0) + " is not a date like /Date(1775779200000)/");
        }
        Instant instant = Instant.ofEpochMilli(Long.parseLong(form.group(1)));
        return TextNode.valueOf(LocalDate.ofInstant(instant, ZoneOffset.UTC).toString());
    }
}

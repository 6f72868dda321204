package io.revhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.regex.Matcher;

/** Points in time in the forms that systems write them: ...Z, ...+0000 (Salesforce), ...+02:00, /Date(ms)/ (SAP). */
final class InstantFunctions {

    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    List<Function> functions() {
        return List.of(
                new NamedFunction(
                        "iso-instant", 1, a -> TextNode.valueOf(instant(a).toString())),
                new NamedFunction("date-of", 2, this::dateOf));
    }

    private JsonNode dateOf(Arguments arguments) {
        try {
            ZoneId zone = ZoneId.of(arguments.text(1));
            return TextNode.valueOf(
                    LocalDate.ofInstant(instant(arguments), zone).toString());
        } catch (DateTimeException e) {
            throw arguments.failed(arguments.shown(1) + " is not a time zone like Europe/Berlin");
        }
    }

    private static Instant instant(Arguments arguments) {
        String text = arguments.text(0);
        Matcher sap = DateFunctions.sapForm(text);
        try {
            return sap.matches()
                    ? Instant.ofEpochMilli(Long.parseLong(sap.group(1)))
                    : Instant.from(WITH_OFFSET.parse(text));
        } catch (DateTimeException e) {
            throw arguments.failed(arguments.shown(0) + " is not an instant with an offset like 2026-04-10T08:00:00Z");
        }
    }
}

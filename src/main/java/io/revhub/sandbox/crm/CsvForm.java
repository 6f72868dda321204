package io.revhub.sandbox.crm;

import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/** The form of a bulk job's files. */
final class CsvForm {

    static final Map<String, Character> DELIMITERS =
            Map.of("COMMA", ',', "SEMICOLON", ';', "TAB", '\t', "PIPE", '|', "CARET", '^', "BACKQUOTE", '`');

    private CsvForm() {}

    static CSVFormat of(Job job) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(DELIMITERS.get(job.text("columnDelimiter")))
                .setRecordSeparator(job.text("lineEnding").equals("LF") ? "\n" : "\r\n")
                .setQuoteMode(QuoteMode.ALL)
                .get();
    }
}

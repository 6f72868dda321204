package io.revhub.connector.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.connector.partner.Taken.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What a partner is told of a file, in the form of the file itself. */
final class Acknowledgement {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Acknowledgement() {}

    static String accepted(Taken taken, boolean json) {
        if (json) {
            return json(Map.of("accepted", taken.accepted()));
        }
        return csv(
                List.of("order", "status"),
                taken.accepted().stream()
                        .map(order -> List.of(order, "accepted"))
                        .toList());
    }

    static String rejected(Taken taken, boolean json) {
        if (json) {
            return json(Map.of("rejected", taken.rejected()));
        }
        return csv(
                List.of("at", "order", "reason"),
                taken.rejected().stream().map(Acknowledgement::row).toList());
    }

    private static List<String> row(Rejected rejected) {
        return List.of(rejected.at(), rejected.order(), rejected.reason());
    }

    private static String json(Object body) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String csv(List<String> names, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            printer.printRecord(names);
            printer.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}

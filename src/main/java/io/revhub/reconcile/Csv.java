package io.revhub.reconcile;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A run's differences as CSV (RFC 4180), written page by page. */
record Csv(Differences differences) {

    private static final int PAGE = 500;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "kind",
                    "system",
                    "record type",
                    "record",
                    "document",
                    "number",
                    "id",
                    "day",
                    "field",
                    "owner",
                    "hub",
                    "there",
                    "amount",
                    "currency",
                    "repaired")
            .get();

    void write(long run, Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        List<Difference> page = differences.page(run, 0, PAGE);
        while (!page.isEmpty()) {
            for (Difference d : page) {
                printer.printRecord(cells(d).map(Csv::harmless));
            }
            page = differences.page(run, page.get(page.size() - 1).id(), PAGE);
        }
    }

    private static Stream<String> cells(Difference d) {
        return Stream.of(
                        d.kind(),
                        d.system(),
                        d.recordType(),
                        d.recordId(),
                        d.type(),
                        d.title(),
                        d.document(),
                        d.day(),
                        d.field(),
                        d.owner(),
                        d.hubValue(),
                        d.systemValue(),
                        d.amount() == null ? null : d.amount().toPlainString(),
                        d.currency(),
                        d.repaired())
                .map(value -> Objects.toString(value, ""));
    }

    /** What a spreadsheet would take for a formula is made text. */
    private static String harmless(String value) {
        boolean mayBeFormula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return mayBeFormula && !value.matches("-\\d+(\\.\\d+)?") ? "'" + value : value;
    }
}

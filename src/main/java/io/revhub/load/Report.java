package io.revhub.load;

import io.revhub.intake.Loading;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What a load did not take in, as CSV (RFC 4180), written page by page. */
record Report(LoadTable table) {

    private static final int PAGE = 500;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader("record type", "record", "code", "reason", "remedy")
            .get();

    void write(long id, Appendable out) throws IOException {
        CSVPrinter printer = new CSVPrinter(out, FORMAT);
        List<Loading.Refused> page = table.refused(id, "", "", PAGE);
        while (!page.isEmpty()) {
            for (Loading.Refused r : page) {
                printer.printRecord(
                        r.recordType(),
                        r.recordId(),
                        r.refusal().code(),
                        r.refusal().reason(),
                        r.refusal().remedy());
            }
            Loading.Refused last = page.get(page.size() - 1);
            page = table.refused(id, last.recordType(), last.recordId(), PAGE);
        }
    }
}

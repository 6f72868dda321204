package io.revhub.sandbox.crm;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A file of results that grows in steps: what was written after the last committed step is cut off when it is opened again. */
final class Results implements Closeable {

    private final FileOutputStream out;
    private final CSVPrinter printer;

    Results(Path file, long end, CSVFormat format, List<String> head) throws IOException {
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            whole.setLength(end);
        }
        out = new FileOutputStream(file.toFile(), true);
        printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), format);
        if (end == 0) {
            printer.printRecord(head);
        }
    }

    void add(List<String> values) throws IOException {
        printer.printRecord(values);
    }

    /** Where the file ends now. */
    long end() throws IOException {
        printer.flush();
        return out.getChannel().size();
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}

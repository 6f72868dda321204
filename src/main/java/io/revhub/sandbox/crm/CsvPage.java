package io.revhub.sandbox.crm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where some rows stand in a CSV file, in bytes.
 *
 * @param head where the file's first line ends
 * @param next where the rows after these begin; 0: there are none
 */
record CsvPage(long head, long start, long end, long rows, long next) {

    static CsvPage of(Path file, long from, long most) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long head = line(in);
            long start = Math.max(from, head);
            in.skipNBytes(start - head);
            long end = start;
            long rows = 0;
            long length = 1;
            while (rows < most && length > 0) {
                length = line(in);
                end += length;
                rows += length > 0 ? 1 : 0;
            }
            return new CsvPage(head, start, end, rows, in.read() < 0 ? 0 : end);
        }
    }

    /** The length of the next line; a line break between quotes does not end it. 0: there is none. */
    private static long line(InputStream in) throws IOException {
        long length = 0;
        boolean quoted = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            length++;
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                return length;
            }
        }
        return length;
    }
}

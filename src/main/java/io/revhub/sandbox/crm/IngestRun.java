package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.Writes.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Carries out one ingest job, some hundred rows a transaction; what is committed is not done again after a restart. */
final class IngestRun {

    private static final int CHUNK = 200;
    private static final String PROCESSED = "numberRecordsProcessed";
    private static final String REFUSED = "numberRecordsFailed";

    private final Jobs jobs;
    private final Writes writes;
    private final Members members;

    IngestRun(Jobs jobs, Writes writes) {
        this.jobs = jobs;
        this.writes = writes;
        this.members = new Members(writes);
    }

    void run(Job job) throws IOException {
        CSVFormat format = CsvForm.of(job);
        if (!Files.exists(jobs.file(job, "upload"))) {
            jobs.keep(job.failed("InvalidBatch : Nothing was uploaded"));
            return;
        }
        try (BufferedReader reader = Files.newBufferedReader(jobs.file(job, "upload"), StandardCharsets.UTF_8)) {
            Optional<String> wrong = wrongLineEnding(job, reader);
            if (wrong.isPresent()) {
                jobs.keep(job.failed(wrong.get()));
                return;
            }
            run(
                    job,
                    format,
                    CSVParser.builder().setReader(reader).setFormat(format).get());
        }
    }

    private static Optional<String> wrongLineEnding(Job job, BufferedReader reader) throws IOException {
        reader.mark(64_000);
        int last = ' ';
        int next = reader.read();
        for (int i = 0; next >= 0 && next != '\n' && i < 60_000; i++) {
            last = next;
            next = reader.read();
        }
        reader.reset();
        boolean carriage = next == '\n' && last == '\r';
        boolean wrong = next == '\n' && carriage == job.text("lineEnding").equals("LF");
        return wrong
                ? Optional.of("InvalidBatch : LineEnding is invalid on user data. Current LineEnding setting is "
                        + job.text("lineEnding"))
                : Optional.empty();
    }

    private void run(Job job, CSVFormat format, CSVParser parser) throws IOException {
        Iterator<CSVRecord> rows = parser.iterator();
        if (!rows.hasNext()) {
            jobs.keep(job.failed("InvalidBatch : The upload is empty"));
            return;
        }
        List<String> head = head(rows.next());
        List<IngestColumn> columns;
        try {
            columns = columns(job, head);
        } catch (SalesforceError e) {
            jobs.keep(job.failed("InvalidBatch : " + e.getMessage()));
            return;
        }
        for (long i = 0; i < job.count(PROCESSED) && rows.hasNext(); i++) {
            rows.next();
        }
        try (Results successful = results(job, "successful", format, Stream.of("sf__Id", "sf__Created"), head);
                Results failed = results(job, "failed", format, Stream.of("sf__Id", "sf__Error"), head)) {
            chunks(job.id(), rows, columns, successful, failed);
        }
    }

    /** Without the mark that some programs put before UTF-8. */
    private static List<String> head(CSVRecord record) {
        return record.stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
    }

    private List<IngestColumn> columns(Job job, List<String> head) {
        ObjectType type = writes.schema().require(job.object());
        return head.stream()
                .map(name -> IngestColumn.of(writes.schema(), type, name))
                .toList();
    }

    private Results results(Job job, String name, CSVFormat format, Stream<String> first, List<String> head)
            throws IOException {
        return new Results(
                jobs.file(job, name),
                job.end(name),
                format,
                Stream.concat(first, head.stream()).toList());
    }

    private void chunks(
            String id, Iterator<CSVRecord> rows, List<IngestColumn> columns, Results successful, Results failed)
            throws IOException {
        boolean more = true;
        while (more) {
            List<CSVRecord> chunk = new ArrayList<>();
            while (chunk.size() < CHUNK && rows.hasNext()) {
                chunk.add(rows.next());
            }
            boolean last = !rows.hasNext();
            more = writes.together(() -> chunk(id, chunk, columns, successful, failed, last));
        }
    }

    /** Whether to go on: not with a job that is aborted. */
    private boolean chunk(
            String id,
            List<CSVRecord> chunk,
            List<IngestColumn> columns,
            Results successful,
            Results failed,
            boolean last) {
        Job job = jobs.find(id);
        if (!job.is(Job.State.RUNNING)) {
            return false;
        }
        int refused = 0;
        try {
            for (CSVRecord row : chunk) {
                refused += one(job, row, columns, successful, failed) ? 0 : 1;
            }
            job.end("successful", successful.end());
            job.end("failed", failed.end());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        job.body().put(PROCESSED, job.count(PROCESSED) + chunk.size());
        job.body().put(REFUSED, job.count(REFUSED) + refused);
        jobs.keep(last ? job.in(Job.State.COMPLETE) : job);
        return !last;
    }

    private boolean one(Job job, CSVRecord row, List<IngestColumn> columns, Results successful, Results failed)
            throws IOException {
        List<String> values = row.toList();
        try {
            if (values.size() != columns.size()) {
                throw SalesforceError.refused(
                        "INVALID_CSV", "Number of columns does not match that of the header: " + values.size());
            }
            Outcome outcome = write(job, record(columns, values));
            successful.add(line(outcome.id(), String.valueOf(outcome.created()), values));
            return true;
        } catch (SalesforceError e) {
            String error = e.code() + ":" + e.getMessage() + ":" + String.join(",", e.fields()) + " --";
            failed.add(line("", error, values));
            return false;
        }
    }

    private static List<String> line(String first, String second, List<String> values) {
        return Stream.concat(Stream.of(first, second), values.stream()).toList();
    }

    private static ObjectNode record(List<IngestColumn> columns, List<String> values) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            IngestColumn column = columns.get(i);
            String value = values.get(i);
            // an empty value leaves a field as it is
            if (!value.isEmpty()) {
                column.put(record, value.equals("#N/A") ? NullNode.getInstance() : column.value(value));
            }
        }
        return record;
    }

    private Outcome write(Job job, ObjectNode record) {
        ObjectType type = writes.schema().require(job.object());
        return switch (job.operation().toLowerCase(Locale.ROOT)) {
            case "insert" -> members.create(type, record);
            case "update" -> members.update(type, record);
            case "upsert" -> members.upsert(type, writes.key(type, job.text("externalIdFieldName")), record);
            case "delete" -> members.delete(type, record.path("Id").asText());
            default -> members.erase(type, record.path("Id").asText());
        };
    }
}

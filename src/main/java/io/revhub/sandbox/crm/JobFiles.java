package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** What both kinds of bulk jobs show of themselves and of their files. */
final class JobFiles {

    private final Jobs jobs;

    JobFiles(Jobs jobs) {
        this.jobs = jobs;
    }

    static SalesforceError wrongState(String why) {
        return SalesforceError.refused("INVALIDJOBSTATE", why);
    }

    /** The state that a client asks for; a job that has come to its end cannot be aborted. */
    static Job.State wanted(String state, Job job) {
        if ("Aborted".equals(state)) {
            if (job.is(Job.State.COMPLETE, Job.State.FAILED, Job.State.ABORTED)) {
                throw wrongState("Aborting already Completed Job not allowed");
            }
            return Job.State.ABORTED;
        }
        if ("UploadComplete".equals(state)) {
            return Job.State.UPLOADED;
        }
        throw SalesforceError.refused("INVALIDJOBSTATE", "Unsupported state: " + state);
    }

    ObjectNode shown(Job job) {
        ObjectNode shown = job.shown();
        shown.put("numberRecordsProcessed", job.count("numberRecordsProcessed"));
        shown.put("numberRecordsFailed", job.count("numberRecordsFailed"));
        return shown.put("retries", 0)
                .put("totalProcessingTime", 0)
                .put("apiActiveProcessingTime", 0)
                .put("apexProcessingTime", 0);
    }

    ObjectNode list() {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("done", true);
        result.putArray("records");
        jobs.all().forEach(job -> result.withArray("records").add(job.shown()));
        return result.putNull("nextRecordsUrl");
    }

    void delete(Job job) {
        if (job.is(Job.State.OPEN, Job.State.RUNNING)) {
            throw wrongState("Only a job that is complete, failed or aborted can be deleted");
        }
        jobs.remove(job);
    }

    /** A file as far as its last committed step. */
    void whole(Job job, String name, HttpServletResponse response) throws IOException {
        csv(response);
        if (job.end(name) > 0) {
            try (FileChannel file = FileChannel.open(jobs.file(job, name))) {
                file.transferTo(0, job.end(name), Channels.newChannel(response.getOutputStream()));
            }
        }
    }

    private static void csv(HttpServletResponse response) {
        response.setContentType("text/csv");
        response.setCharacterEncoding("UTF-8");
    }

    /** The rows that were uploaded and not come to. */
    void unprocessed(Job job, HttpServletResponse response) throws IOException {
        csv(response);
        Path upload = jobs.file(job, "upload");
        if (!Files.exists(upload)) {
            return;
        }
        CSVFormat format = CsvForm.of(job);
        boolean ended = job.is(Job.State.FAILED, Job.State.ABORTED);
        try (BufferedReader reader = Files.newBufferedReader(upload);
                CSVPrinter printer = new CSVPrinter(
                        new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), format)) {
            long row = 0;
            for (CSVRecord record :
                    CSVParser.builder().setReader(reader).setFormat(format).get()) {
                if (row == 0 || (ended && row > job.count("numberRecordsProcessed"))) {
                    printer.printRecord(record);
                }
                row++;
                if (!ended) {
                    break;
                }
            }
        }
    }

    /**
     * Some rows of a file, below its head.
     *
     * @param from where the rows begin; 0: at the first. Where the next begin, a header tells
     */
    void page(Job job, String name, long from, long most, HttpServletResponse response) throws IOException {
        CsvPage page = CsvPage.of(jobs.file(job, name), from, most);
        response.setHeader("Sforce-Locator", page.next() == 0 ? "null" : Locators.of(page.next()));
        response.setHeader("Sforce-NumberOfRecords", String.valueOf(page.rows()));
        csv(response);
        try (FileChannel file = FileChannel.open(jobs.file(job, name))) {
            WritableByteChannel out = Channels.newChannel(response.getOutputStream());
            file.transferTo(0, page.head(), out);
            file.transferTo(page.start(), page.end() - page.start(), out);
        }
    }
}

package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Bulk API 2.0: records come as CSV, are written in the background, and each has its line in the results. */
@RestController
@RequestMapping(DataApi.BASE + "/jobs/ingest")
class IngestApi {

    private static final Set<String> OPERATIONS = Set.of("insert", "update", "upsert", "delete", "harddelete");
    private static final long LARGEST = 150L * 1024 * 1024;

    private final Jobs jobs;
    private final Writes writes;
    private final Bulk bulk;
    private final JobFiles files;
    private final ObjectMapper json;

    IngestApi(Jobs ingestJobs, Writes writes, Bulk bulk, ObjectMapper json) {
        this.jobs = ingestJobs;
        this.writes = writes;
        this.bulk = bulk;
        this.files = new JobFiles(ingestJobs);
        this.json = json;
    }

    @PostMapping(
            path = {"", "/"},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode create(@PathVariable String version, @RequestBody ObjectNode wanted) {
        Job job = open(version, wanted);
        jobs.keep(job);
        return job.shown();
    }

    /** The whole job in one call: its description and its records. */
    @PostMapping(
            path = {"", "/"},
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ObjectNode create(
            @PathVariable String version, @RequestParam("job") String wanted, @RequestParam MultipartFile content)
            throws IOException {
        Job job = open(version, (ObjectNode) json.readTree(wanted));
        try (InputStream records = content.getInputStream()) {
            Files.copy(records, jobs.file(job, "upload"), StandardCopyOption.REPLACE_EXISTING);
        }
        jobs.keep(job.in(Job.State.UPLOADED));
        bulk.ingest(job.id());
        return job.shown();
    }

    private Job open(String version, ObjectNode wanted) {
        String operation = wanted.path("operation").asText();
        if (!OPERATIONS.contains(operation.toLowerCase(Locale.ROOT))) {
            throw SalesforceError.refused("INVALID_ENUM", "Unsupported value for operation: " + operation);
        }
        ObjectType type = writes.schema()
                .type(wanted.path("object").asText())
                .orElseThrow(() -> SalesforceError.refused(
                        "INVALIDENTITY",
                        "Unable to find object: " + wanted.path("object").asText()));
        Job job = jobs.create(wanted, version, Job.State.OPEN);
        if (operation.equals("upsert")) {
            String key = wanted.path("externalIdFieldName").asText();
            if (key.isEmpty()) {
                throw SalesforceError.refused("INVALIDJOB", "External ID field name is required for upsert");
            }
            job.body().put("externalIdFieldName", writes.key(type, key).name());
        }
        job.body().put("object", type.name());
        job.body().put("contentUrl", "services/data/" + version + "/jobs/ingest/" + job.id() + "/batches");
        job.body().put("jobType", "V2Ingest");
        return job;
    }

    @PutMapping({"/{id}/batches", "/{id}/batches/"})
    ResponseEntity<Void> upload(@PathVariable String id, InputStream records) throws IOException {
        Job job = jobs.find(id);
        if (!job.is(Job.State.OPEN) || Files.exists(jobs.file(job, "upload"))) {
            throw JobFiles.wrongState("Found job in state " + job.text("state") + ", or with data uploaded already");
        }
        long length = Files.copy(records, jobs.file(job, "upload"), StandardCopyOption.REPLACE_EXISTING);
        if (length > LARGEST) {
            Files.delete(jobs.file(job, "upload"));
            throw new SalesforceError(413, "REQUEST_TOO_LARGE", "The upload is larger than 150 MB");
        }
        return ResponseEntity.status(201).build();
    }

    /** @param state UploadComplete or Aborted */
    record Change(String state) {}

    @PatchMapping("/{id}")
    ObjectNode change(@PathVariable String id, @RequestBody Change change) {
        Job changed = writes.together(() -> {
            Job job = jobs.find(id);
            Job.State state = JobFiles.wanted(change.state(), job);
            if (state == Job.State.UPLOADED && !job.is(Job.State.OPEN)) {
                throw JobFiles.wrongState("Job is in state " + job.text("state"));
            }
            jobs.keep(job.in(state));
            return job;
        });
        if (changed.is(Job.State.UPLOADED)) {
            bulk.ingest(changed.id());
        }
        return changed.shown();
    }

    @GetMapping("/{id}")
    ObjectNode read(@PathVariable String id) {
        return files.shown(jobs.find(id));
    }

    @GetMapping({"", "/"})
    ObjectNode list() {
        return files.list();
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        files.delete(jobs.find(id));
        return ResponseEntity.noContent().build();
    }

    @GetMapping({"/{id}/successfulResults", "/{id}/successfulResults/"})
    void successful(@PathVariable String id, HttpServletResponse response) throws IOException {
        files.whole(jobs.find(id), "successful", response);
    }

    @GetMapping({"/{id}/failedResults", "/{id}/failedResults/"})
    void failed(@PathVariable String id, HttpServletResponse response) throws IOException {
        files.whole(jobs.find(id), "failed", response);
    }

    @GetMapping({"/{id}/unprocessedrecords", "/{id}/unprocessedrecords/", "/{id}/unprocessedRecords"})
    void unprocessed(@PathVariable String id, HttpServletResponse response) throws IOException {
        files.unprocessed(jobs.find(id), response);
    }
}

package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.Records;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bulk jobs of one kind, and the files that belong to them. */
final class Jobs {

    private static final String PREFIX = "750";

    private final Records records;
    private final Org org;
    private final Path folder;
    private final String kind;

    /** @param kind ingest or query */
    Jobs(Records records, Org org, Path folder, String kind) {
        this.records = records;
        this.org = org;
        this.folder = folder;
        this.kind = kind;
    }

    /** A new job, with the format that was asked for or the usual one. */
    Job create(ObjectNode wanted, String version, Job.State state) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", Ids.of(PREFIX, records.next("id-bulk-job")));
        body.put("operation", wanted.path("operation").asText());
        body.put("object", wanted.path("object").textValue());
        body.put("createdById", Seed.INTEGRATION_USER);
        body.put("createdDate", org.now());
        body.put("systemModstamp", org.now());
        body.put("concurrencyMode", "Parallel");
        body.put("contentType", choice(wanted, "contentType", Set.of("CSV"), "CSV"));
        body.put("apiVersion", Double.parseDouble(version.substring(1)));
        body.put("lineEnding", choice(wanted, "lineEnding", Set.of("LF", "CRLF"), "LF"));
        body.put("columnDelimiter", choice(wanted, "columnDelimiter", CsvForm.DELIMITERS.keySet(), "COMMA"));
        return new Job(body).in(state);
    }

    private static String choice(ObjectNode wanted, String name, Set<String> choices, String usual) {
        String value = wanted.path(name).asText(usual);
        if (!choices.contains(value)) {
            throw SalesforceError.refused("INVALID_ENUM", "Unsupported value for " + name + ": " + value);
        }
        return value;
    }

    void keep(Job job) {
        job.body().put("systemModstamp", org.now());
        records.put(type(), job.id(), job.body());
    }

    /** @throws SalesforceError if there is no such job */
    Job find(String id) {
        return Ids.canonical(id)
                .flatMap(whole -> records.find(type(), whole))
                .map(Job::new)
                .orElseThrow(() -> SalesforceError.notFound("The requested resource does not exist"));
    }

    List<Job> all() {
        return records.all(type()).stream().map(Job::new).toList();
    }

    /** Those that the sandbox has not brought to their end. */
    List<Job> unfinished() {
        return List.of("UploadComplete", "InProgress").stream()
                .flatMap(state -> records.where(type(), Map.of("state", state)).stream())
                .map(Job::new)
                .toList();
    }

    void remove(Job job) {
        records.remove(type(), job.id());
        for (String file : List.of("upload", "successful", "failed", "results")) {
            file(job, file).toFile().delete();
        }
    }

    Path file(Job job, String name) {
        return folder.resolve(job.id() + "-" + name + ".csv");
    }

    private String type() {
        return kind + "-job";
    }
}

package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.soql.Query;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bulk API 2.0: a query is carried out in the background, its result is read as CSV, piece by piece. */
@RestController
@RequestMapping(DataApi.BASE + "/jobs/query")
class QueryJobApi {

    private static final String USUAL_PAGE = "50000";

    private final Org org;
    private final Jobs jobs;
    private final Writes writes;
    private final Bulk bulk;
    private final JobFiles files;

    QueryJobApi(Org org, Jobs queryJobs, Writes writes, Bulk bulk) {
        this.org = org;
        this.jobs = queryJobs;
        this.writes = writes;
        this.bulk = bulk;
        this.files = new JobFiles(queryJobs);
    }

    @PostMapping({"", "/"})
    ObjectNode create(@PathVariable String version, @RequestBody ObjectNode wanted) {
        String operation = wanted.path("operation").asText();
        if (!Set.of("query", "queryAll").contains(operation)) {
            throw SalesforceError.refused("INVALID_ENUM", "Unsupported value for operation: " + operation);
        }
        String soql = wanted.path("query").asText();
        Query query = QueryApi.parse(soql);
        boolean several = !query.children().isEmpty() || !query.typeOfs().isEmpty();
        if (query.count() || query.groups() || several || query.offset() > 0) {
            throw SalesforceError.refused(
                    "INVALID_QUERY", "A bulk query cannot group, aggregate, skip rows or have subqueries in SELECT");
        }
        Plan plan = Plan.of(org, query, operation.equals("queryAll"));
        Job job = jobs.create(wanted, version, Job.State.UPLOADED);
        job.body().put("object", plan.type().name()).put("query", soql).put("jobType", "V2Query");
        jobs.keep(job);
        bulk.query(job.id());
        return job.shown().without("query");
    }

    @GetMapping("/{id}")
    ObjectNode read(@PathVariable String id) {
        return files.shown(jobs.find(id)).without("query");
    }

    @GetMapping({"", "/"})
    ObjectNode list() {
        return files.list();
    }

    @GetMapping({"/{id}/results", "/{id}/results/"})
    void results(
            @PathVariable String id,
            @RequestParam(defaultValue = USUAL_PAGE) long maxRecords,
            @RequestParam(required = false) String locator,
            HttpServletResponse response)
            throws IOException {
        Job job = jobs.find(id);
        if (!job.is(Job.State.COMPLETE)) {
            throw JobFiles.wrongState("Job is in state " + job.text("state") + ", its results cannot be read");
        }
        files.page(job, "results", locator == null ? 0 : Locators.position(locator), maxRecords, response);
    }

    /** @param state Aborted */
    record Change(String state) {}

    @PatchMapping("/{id}")
    ObjectNode abort(@PathVariable String id, @RequestBody Change change) {
        return writes.together(() -> {
            Job job = jobs.find(id);
            jobs.keep(job.in(JobFiles.wanted(change.state(), job)));
            return job.shown().without("query");
        });
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        files.delete(jobs.find(id));
        return ResponseEntity.noContent().build();
    }
}

package io.revhub.sandbox.crm;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings bulk jobs to their end, one after the other, in the background; after a restart those that were left. */
final class Bulk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Bulk.class);

    private final Org org;
    private final Jobs ingests;
    private final Jobs queries;
    private final IngestRun ingest;
    private final QueryRun query;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sandbox-crm-bulk");
        thread.setDaemon(true);
        return thread;
    });

    private interface Run {

        void run(Job job) throws IOException;
    }

    Bulk(Org org, Writes writes, Jobs ingests, Jobs queries) {
        this.org = org;
        this.ingests = ingests;
        this.queries = queries;
        this.ingest = new IngestRun(ingests, writes);
        this.query = new QueryRun(queries, org);
        ingests.unfinished().forEach(job -> ingest(job.id()));
        queries.unfinished().forEach(job -> query(job.id()));
    }

    void ingest(String id) {
        worker.execute(() -> run(ingests, id, ingest::run));
    }

    void query(String id) {
        worker.execute(() -> run(queries, id, query::run));
    }

    private void run(Jobs jobs, String id, Run run) {
        try {
            Job job = org.together(() -> begin(jobs, id));
            if (job.is(Job.State.RUNNING)) {
                run.run(job);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The bulk job {} failed", id, e);
            org.together(() -> {
                jobs.keep(jobs.find(id).failed("InternalServerError : " + e.getMessage()));
                return null;
            });
        }
    }

    private static Job begin(Jobs jobs, String id) {
        Job job = jobs.find(id);
        if (job.is(Job.State.UPLOADED)) {
            jobs.keep(job.in(Job.State.RUNNING));
        }
        return job;
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}

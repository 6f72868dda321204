package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.soql.Soql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** Carries out one query job: all that it finds goes into one file. */
final class QueryRun {

    private final Jobs jobs;
    private final Org org;

    QueryRun(Jobs jobs, Org org) {
        this.jobs = jobs;
        this.org = org;
    }

    void run(Job job) throws IOException {
        Plan plan = Plan.of(org, Soql.parse(job.text("query")), job.operation().equals("queryAll"));
        try (Results results = new Results(jobs.file(job, "results"), 0, CsvForm.of(job), head(plan))) {
            long count = plan.found(rows -> write(plan, rows, results));
            job.end("results", results.end());
            job.body().put("numberRecordsProcessed", count);
        }
        jobs.keep(job.in(Job.State.COMPLETE));
    }

    private static List<String> head(Plan plan) {
        return plan.columns().stream()
                .map(column -> Stream.concat(
                                column.up().stream().map(Field::up),
                                Stream.of(column.field().name()))
                        .reduce((a, b) -> a + "." + b)
                        .orElseThrow())
                .toList();
    }

    private static long write(Plan plan, Stream<Row> rows, Results results) {
        // parents are read once for some rows only, so that they do not pile up
        long[] count = {0};
        rows.forEach(row -> {
            if (++count[0] % 1000 == 0) {
                plan.reader().forget();
            }
            try {
                results.add(plan.columns().stream()
                        .map(column -> shown(column.field(), plan.reader().value(row, column)))
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return count[0];
    }

    private static String shown(Field field, JsonNode value) {
        if (value == null) {
            return "";
        }
        if (field.type().isDecimal()) {
            return Output.number(value.decimalValue());
        }
        return field.type() == FieldType.DATETIME ? value.textValue().replace("+0000", "Z") : value.asText();
    }
}

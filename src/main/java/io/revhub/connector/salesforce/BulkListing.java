package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.salesforce.SalesforceCalls.JobId;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lists all records of an object by a query job of the Bulk API 2.0: one call for some thousand ids, whatever the number of
 * records, and no cursor that the org may forget. The position names the job, so that a listing goes on where it stood; a job
 * that is no more (its results live seven days) is asked for anew.
 *
 * @param atOnce how many ids a page has
 */
record BulkListing(SalesforceCalls crm, String object, int atOnce, Duration patience) implements CatchUp {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** @param locator of the next page; null: the first @param listed how many were told before */
    private record Place(JobId job, String locator, long listed) {

        static Place of(String position) {
            JsonNode place = JsonHttp.json(position);
            return new Place(
                    new JobId(place.path("job").asText()),
                    place.path("locator").textValue(),
                    place.path("listed").asLong());
        }

        String position() {
            ObjectNode place = JsonNodeFactory.instance.objectNode();
            return place.put("job", job.value())
                    .put("locator", locator)
                    .put("listed", listed)
                    .toString();
        }
    }

    @Override
    public Page next(Optional<String> position) {
        try {
            return page(position.map(Place::of).orElseGet(this::begin));
        } catch (CallFailed e) {
            boolean isGone = position.isPresent() && (e.hasCode("NOT_FOUND") || e.hasCode("INVALIDJOBSTATE"));
            if (isGone) {
                return next(Optional.empty());
            }
            throw Failures.readFailed(e);
        }
    }

    private Place begin() {
        return new Place(new JobId(crm.beginQuery("SELECT Id FROM " + object)), null, 0);
    }

    private Page page(Place place) {
        long found = ended(place.job());
        SalesforceCalls.Ids ids = crm.ids(place.job(), place.locator(), atOnce);
        List<Hint> hints = new ArrayList<>();
        ids.ids().forEach(id -> hints.add(new Hint(object, id)));
        long listed = place.listed() + hints.size();
        Place next = new Place(place.job(), ids.next(), listed);
        return new Page(hints, next.position(), ids.next() != null, Math.max(0, found - listed));
    }

    /** Waits until the job has come to its end. @return how many records it found */
    private long ended(JobId job) {
        long began = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        while (true) {
            JsonNode state = crm.query(job);
            switch (state.path("state").asText()) {
                case "JobComplete" -> {
                    return state.path("numberRecordsProcessed").asLong();
                }
                case "Failed", "Aborted" ->
                    throw new ReadFailed(
                            "The query job " + job.value() + " of the CRM "
                                    + state.path("state").asText() + ": "
                                    + state.path("errorMessage").asText("no reason given"),
                            null,
                            null);
                default -> sleep(pause, job, began);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private void sleep(Duration pause, JobId job, long began) {
        if (System.nanoTime() - began > patience.toNanos()) {
            throw new ReadFailed("The query job " + job.value() + " of the CRM does not come to its end", null, null);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadFailed("Stopped while waiting for a query job of the CRM", null, e);
        }
    }
}

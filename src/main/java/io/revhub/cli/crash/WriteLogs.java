package io.revhub.cli.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import io.revhub.cli.crash.Verdict.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;

/** What each system noted of every write: nothing was made twice under one key, and no older name came after a newer one. */
final class WriteLogs {

    private static final int PAGE = 5000;
    private static final String POSTING_ITEM = "A_OperationalAcctgDocItemCube";
    private static final int POSTING = 4 + 4 + 10;

    private final Installation installation;
    private final Verdict verdict;
    private final Map<String, Integer> newest = new HashMap<>();
    private final Map<String, String> makers = new HashMap<>();

    WriteLogs(Installation installation, Verdict verdict) {
        this.installation = installation;
        this.verdict = verdict;
    }

    void compare() {
        installation.sandbox().forEach((system, simulated) -> {
            Web web = new Web(simulated.address(), Map.of());
            long after = 0;
            int writes = 0;
            JsonNode page;
            do {
                page = web.get("/_sandbox/writes?after=" + after + "&limit=" + PAGE);
                page.path("writes").forEach(write -> look(system, write));
                after = page.path("next").asLong();
                writes += page.path("writes").size();
            } while (page.path("writes").size() == PAGE);
            verdict.compared("writes noted by " + system, writes);
        });
    }

    private void look(String system, JsonNode write) {
        String type = system + " " + write.path("type").asText();
        String id = identity(write);
        String key = write.path("key").asText("");
        if (write.path("kind").asText().equals("created") && !key.isEmpty() && !key.equals("null")) {
            String earlier = makers.put(type + " " + key, id);
            if (earlier != null && !earlier.equals(id)) {
                verdict.found(Fault.TWICE, type + " " + key + " was made as " + earlier + " and as " + id);
            }
        }
        Matcher name = Comparison.NAME.matcher(write.path("title").asText(""));
        if (name.matches()) {
            int edition = Integer.parseInt(name.group(2));
            int before = newest.merge(type + " " + id, edition, Math::max);
            if (edition < before) {
                verdict.found(Fault.OLDER, type + " " + id + " was given e" + edition + " after e" + before);
            }
        }
    }

    /** The items of one posting share its key, and their ids begin with company, year and number of the posting. */
    private static String identity(JsonNode write) {
        String id = write.path("id").asText();
        return write.path("type").asText().equals(POSTING_ITEM) ? id.substring(0, POSTING) : id;
    }
}

package io.revhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Table;
import io.revhub.cli.client.Web;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the systems with the hub. */
@Command(
        name = "reconcile",
        description =
                "Compares what the systems have with what the running hub has, and prints what differs. Exit status: 0"
                        + " nothing differs and everything could be compared, 1 something differs, 3 a system could not be compared.",
        mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {

    private static final String API = "/api/reconciliations";
    private static final int PAGE = 500;
    private static final int INCOMPLETE = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HubOptions hub;

    @Option(
            names = "--scope",
            description =
                    "whole, or changed: what changed since the last run, and open deals (default: ${DEFAULT-VALUE})",
            defaultValue = "whole")
    private String scope;

    @Option(names = "--csv", paramLabel = "FILE", description = "A file to write the differences to, as CSV")
    private Path csv;

    @Option(names = "--repair", description = "Repair what differs: read the record again, deliver again")
    private boolean repair;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Web api = hub.api(Installation.here());
        long id = api.post(API + "?scope=" + Web.encoded(scope), "").path("id").asLong();
        JsonNode run = ended(api, id);
        List<JsonNode> differences = differences(api, id);
        PrintWriter out = spec.commandLine().getOut();
        print(run, differences, out);
        if (csv != null) {
            Files.writeString(csv, api.text(API + "/" + id + "/differences.csv"), StandardCharsets.UTF_8);
        }
        if (repair) {
            repair(api, differences, out);
        }
        out.println("compared=" + run.path("compared").asLong() + " different="
                + run.path("different").asLong() + " difference=" + money(run.path("difference")));
        out.flush();
        if (run.path("different").asLong() > 0) {
            return 1;
        }
        return run.path("incomplete").isEmpty() ? 0 : INCOMPLETE;
    }

    private static JsonNode ended(Web api, long id) throws InterruptedException {
        JsonNode run = api.get(API + "/" + id);
        while (run.path("ended").isNull()) {
            TimeUnit.MILLISECONDS.sleep(500);
            run = api.get(API + "/" + id);
        }
        return run;
    }

    private static List<JsonNode> differences(Web api, long id) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = api.get(API + "/" + id + "/differences?atMost=" + PAGE);
        while (!page.isEmpty()) {
            page.forEach(all::add);
            page = api.get(API + "/" + id + "/differences?atMost=" + PAGE + "&after="
                    + page.path(page.size() - 1).path("id").asLong());
        }
        return all;
    }

    private static void print(JsonNode run, List<JsonNode> differences, PrintWriter out) {
        Table table = new Table();
        differences.forEach(d -> table.row(
                (text(d, "amount") + " " + text(d, "currency")).strip(),
                text(d, "kind"),
                text(d, "system"),
                text(d, "recordType") + " " + text(d, "recordId"),
                (text(d, "type") + " " + text(d, "title")).strip(),
                text(d, "field"),
                d.path("field").isNull() ? "" : text(d, "hubValue") + " | " + text(d, "systemValue")));
        table.lines().forEach(out::println);
        run.path("incomplete").forEach(what -> out.println("  not complete: " + what.asText()));
        if (!run.path("notComparable").isEmpty()) {
            out.println("  not comparable, as nobody reads it back: "
                    + StreamSupport.stream(run.path("notComparable").spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(", ")));
        }
        if (run.path("onTheWay").asLong() > 0) {
            out.println("  not compared, as something of theirs is under way: "
                    + run.path("onTheWay").asLong());
        }
        out.println("  read: " + run.path("lookedAt"));
    }

    private static void repair(Web api, List<JsonNode> differences, PrintWriter out) {
        List<JsonNode> open = differences.stream()
                .filter(d -> !text(d, "kind").equals("equation"))
                .toList();
        open.forEach(d -> api.post(API + "/differences/" + d.path("id").asLong() + "/repair", ""));
        out.println("  " + open.size() + " are being repaired; reconcile again when nothing is under way");
    }

    /** One currency as it is, several each with its code, none as 0.00. */
    private static String money(JsonNode sums) {
        if (sums.size() <= 1) {
            return sums.isEmpty() ? "0.00" : sums.elements().next().asText();
        }
        return sums.properties().stream()
                .map(s -> s.getValue().asText() + s.getKey())
                .collect(Collectors.joining("+"));
    }

    private static String text(JsonNode difference, String field) {
        return difference.path(field).isNull() ? "" : difference.path(field).asText();
    }
}

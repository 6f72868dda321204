package io.revhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings an existing landscape in. */
@Command(
        name = "load",
        description = "Takes all records of a document in a system in: documents and references, nothing is begotten or"
                + " delivered. A load that stopped goes on; one that ended begins anew and changes only what differs."
                + " Exit status: 0 everything was taken in, 1 something was refused, 3 it stands still.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {

    private static final String API = "/api/loads";
    private static final int STANDS_STILL = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HubOptions hub;

    @Parameters(index = "0", description = "The system: crm, shop, ...")
    private String system;

    @Parameters(index = "1", description = "The document: product, account, ...")
    private String document;

    @Option(names = "--report", paramLabel = "FILE", description = "A file for what was not taken in, and why, as CSV")
    private Path report;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Web api = hub.api(Installation.here());
        long id = api.post(API + "?system=" + Web.encoded(system) + "&document=" + Web.encoded(document), "")
                .path("id")
                .asLong();
        JsonNode load = ended(api, id);
        if (report != null) {
            Files.writeString(report, api.text(API + "/" + id + "/refused.csv"), StandardCharsets.UTF_8);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean stands = load.path("ended").isNull();
        if (stands) {
            out.println(
                    "It stands still: " + load.path("stopped").asText() + ". Give the same command again to go on.");
        }
        out.println("listed=" + count(load, "listed") + " taken=" + count(load, "taken") + " others="
                + count(load, "others") + " refused=" + count(load, "refused"));
        out.flush();
        return stands ? STANDS_STILL : count(load, "refused") == 0 ? 0 : 1;
    }

    /** Where the system does not tell how many records there are, the bar has no end to run to. */
    private JsonNode ended(Web api, long id) throws InterruptedException {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(system + " " + document)
                .setInitialMax(-1)
                .setUnit(" records", 1)
                .showSpeed()
                .build()) {
            JsonNode load = api.get(API + "/" + id);
            while (load.path("ended").isNull() && load.path("stopped").isNull()) {
                show(bar, load);
                TimeUnit.MILLISECONDS.sleep(500);
                load = api.get(API + "/" + id);
            }
            show(bar, load);
            return load;
        }
    }

    private static void show(ProgressBar bar, JsonNode load) {
        if (!load.path("remaining").isNull()) {
            bar.maxHint(count(load, "listed") + count(load, "remaining"));
        }
        bar.stepTo(count(load, "listed"));
        bar.setExtraMessage(" refused " + count(load, "refused"));
    }

    private static long count(JsonNode load, String field) {
        return load.path(field).asLong();
    }
}

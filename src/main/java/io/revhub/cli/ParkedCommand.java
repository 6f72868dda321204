package io.revhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Refused;
import io.revhub.cli.client.Table;
import io.revhub.cli.client.Web;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What needs a person, and what can be done about it. */
@Command(
        name = "parked",
        description = "Tells what is parked, and does something about it; without a word behind it, it lists.",
        mixinStandardHelpOptions = true)
final class ParkedCommand implements Callable<Integer> {

    private static final int NOT_FOUND = 404;

    @Spec
    private CommandSpec spec;

    @Mixin
    private HubOptions hub;

    /** The same as {@code list}. */
    @Override
    public Integer call() {
        return list(hub, false);
    }

    @Command(
            description = "Lists what is parked. Exit status: 0 nothing is, 1 something is.",
            mixinStandardHelpOptions = true)
    int list(@Mixin HubOptions as, @Option(names = "--json", description = "As JSON, for programs") boolean json) {
        JsonNode items = api(as).get("/api/parked");
        if (json) {
            print(items.toPrettyString());
        } else {
            Table table = new Table();
            items.forEach(i -> table.row(
                    i.path("id").asText(),
                    i.path("type").asText() + " " + i.path("title").asText(),
                    i.path("system").asText(),
                    money(i),
                    i.path("code").asText(),
                    i.path("who").asText(),
                    i.path("reason").asText()));
            print(items.isEmpty() ? "Nothing is parked." : String.join(System.lineSeparator(), table.lines()));
        }
        return items.isEmpty() ? 0 : 1;
    }

    @Command(
            description = "Shows one with its history, its input and the mapping's output.",
            mixinStandardHelpOptions = true)
    int show(@Mixin HubOptions as, @Parameters(paramLabel = "NUMBER") long id) {
        try {
            print(told(api(as).get("/api/parked/" + id)));
            return 0;
        } catch (Refused e) {
            return refused(e, id);
        }
    }

    @Command(description = "Tries one again, from its record, with today's mappings.", mixinStandardHelpOptions = true)
    int retry(@Mixin HubOptions as, @Parameters(paramLabel = "NUMBER") long id) {
        return post(as, id, "retry", Map.of());
    }

    @Command(
            name = "retry-all",
            description = "Tries all again that are parked for the same reason.",
            mixinStandardHelpOptions = true)
    int retryAll(
            @Mixin HubOptions as,
            @Parameters(paramLabel = "CODE", description = "for example period-closed") String code,
            @Parameters(paramLabel = "SYSTEM") String system,
            @Parameters(paramLabel = "TYPE", description = "The document's or the record's type") String type) {
        JsonNode answer = api(as).post("/api/parked/retry", Map.of("code", code, "system", system, "type", type));
        print(answer.path("count").asText() + " are tried again.");
        return 0;
    }

    @Command(description = "Gives one to somebody.", mixinStandardHelpOptions = true)
    int assign(
            @Mixin HubOptions as,
            @Parameters(paramLabel = "NUMBER") long id,
            @Parameters(paramLabel = "USER") String to) {
        return post(as, id, "assign", Map.of("to", to));
    }

    @Command(description = "Says something about one.", mixinStandardHelpOptions = true)
    int comment(
            @Mixin HubOptions as,
            @Parameters(paramLabel = "NUMBER") long id,
            @Parameters(paramLabel = "TEXT") String text) {
        return post(as, id, "comment", Map.of("text", text));
    }

    @Command(description = "Ends one as it is, because nothing needs to be done.", mixinStandardHelpOptions = true)
    int dismiss(
            @Mixin HubOptions as,
            @Parameters(paramLabel = "NUMBER") long id,
            @Parameters(paramLabel = "REASON") String reason) {
        return post(as, id, "dismiss", Map.of("reason", reason));
    }

    @Command(description = "Says that one is the same as a document that it is like.", mixinStandardHelpOptions = true)
    int same(
            @Mixin HubOptions as,
            @Parameters(paramLabel = "NUMBER") long id,
            @Parameters(paramLabel = "DOCUMENT", arity = "0..1", description = "Its id, if there are several")
                    String document) {
        return post(as, id, "same", document == null ? Map.of() : Map.of("document", document));
    }

    @Command(
            description = "Says that one is another than the documents that it is like.",
            mixinStandardHelpOptions = true)
    int another(@Mixin HubOptions as, @Parameters(paramLabel = "NUMBER") long id) {
        return post(as, id, "another", Map.of());
    }

    private int post(HubOptions as, long id, String action, Map<String, String> body) {
        try {
            api(as).post("/api/parked/" + id + "/" + action, body);
            return 0;
        } catch (Refused e) {
            return refused(e, id);
        }
    }

    private int refused(Refused e, long id) {
        if (e.status() != NOT_FOUND) {
            throw e;
        }
        spec.commandLine().getErr().println("revhub: Nothing is parked under the number " + id + ".");
        return 1;
    }

    static String told(JsonNode item) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                item.path("type").asText() + " " + item.path("title").asText() + ", "
                        + item.path("system").asText() + ", since "
                        + item.path("since").asText());
        line(text, item.path("reason").asText());
        line(text, item.path("remedy").asText());
        fact(text, "at stake", money(item));
        fact(text, "can mend it", item.path("who").asText());
        fact(text, "has it", item.path("assignee").asText(""));
        fact(text, "ended", item.path("resolution").asText(""));
        fact(text, "the system said", item.path("said").asText(""));
        Table history = new Table();
        item.path("history")
                .forEach(e -> history.row(
                        e.path("at").asText(),
                        e.path("kind").asText(),
                        e.path("by").asText(""),
                        e.path("text").asText()));
        history.lines().forEach(l -> line(text, l));
        fact(text, "input", item.path("input").asText(""));
        fact(text, "output", item.path("output").asText(""));
        return text.toString().stripTrailing();
    }

    private static void fact(StringBuilder text, String name, String value) {
        if (!value.isEmpty() && !value.equals("null")) {
            line(text, name + ": " + value);
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }

    private static String money(JsonNode item) {
        return item.hasNonNull("amount")
                ? item.get("amount").asText() + " " + item.path("currency").asText("")
                : "";
    }

    private static Web api(HubOptions as) {
        Installation installation = Installation.here();
        return as.api(installation);
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}

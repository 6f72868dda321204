package io.revhub.connector.matrix;

import static org.awaitility.Awaitility.await;

import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.Webhook;
import io.revhub.sandbox.Receiver;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Rows of what a system posts to the hub.
 *
 * @param catchUp the Kamelet that finds what nobody announced
 * @param make makes something that is announced
 */
record Posts(
        String kamelet,
        String what,
        String system,
        Map<String, String> query,
        String catchUp,
        Map<String, String> parameters,
        Receiver receiver,
        Supplier<Hint> make)
        implements Operation {

    @Override
    public Stream<Trouble> troubles() {
        return Stream.of(Trouble.LOST, Trouble.DOUBLED, Trouble.REORDERED);
    }

    @Override
    public Trial prepare(Connectors connectors, Trouble trouble) {
        Webhook webhook = connectors.webhook(kamelet, system);
        CatchUp queries = connectors.catchUp(catchUp, system, parameters);
        return new Trial() {
            private final Set<Hint> expected = new HashSet<>();
            private final Set<Hint> heard = new HashSet<>();

            @Override
            public Ending attempt() {
                int before = receiver.posts().size();
                expected.addAll(List.of(make.get(), make.get()));
                if (trouble == Trouble.LOST) {
                    Calls.CatchUpTrial asked = new Calls.CatchUpTrial(queries);
                    asked.attempt();
                    expected.stream()
                            .filter(hint -> asked.expecting(hint).result().equals("found"))
                            .forEach(heard::add);
                    return new Ending.Done("by catch-up");
                }
                await().until(() -> {
                    receiver.posts().stream().skip(before).forEach(post -> heard.addAll(understood(webhook, post)));
                    return heard.containsAll(expected);
                });
                return new Ending.Done("");
            }

            @Override
            public Object result() {
                return heard.containsAll(expected) ? "heard" : "not heard: " + expected;
            }
        };
    }

    @Override
    public boolean meets(Ground ground, Trouble trouble, Runnable tries) {
        return Trouble.during(ground.landscape().faults(system), trouble.onPosts(), tries);
    }

    private List<Hint> understood(Webhook webhook, Receiver.Post post) {
        if (!post.path().endsWith("/" + system)) {
            return List.of();
        }
        Map<String, String> headers = new TreeMap<>();
        post.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return webhook.receive(headers, query, post.body().getBytes(StandardCharsets.UTF_8));
    }
}

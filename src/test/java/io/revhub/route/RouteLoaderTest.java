package io.revhub.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteLoaderTest {

    @TempDir
    private Path folder;

    private final CamelContext context = new DefaultCamelContext();
    private final Map<String, Integer> counters = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws IOException {
        for (String name : Workspace.FOLDERS) {
            Files.createDirectories(folder.resolve(name));
        }
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void goodRoutesRunAndBrokenOnesAreNamedWithTheirReason() throws IOException {
        route("a-good", "direct:a", "direct:b");
        route("b-unknown-component", "direct:c", "nowhere:to");
        route("c-unknown-option", "direct:d", "direct:e?colour=red");
        route("d-good", "direct:f", "direct:g");
        Files.writeString(folder.resolve("routes/e-no-yaml.camel.yaml"), "- route: [");
        RouteLoader loader = load();

        assertThat(context.getRoutes()).extracting(Route::getId).containsExactly("a-good", "d-good");
        assertThat(loader.broken())
                .containsOnlyKeys(
                        "routes/b-unknown-component.camel.yaml",
                        "routes/c-unknown-option.camel.yaml",
                        "routes/e-no-yaml.camel.yaml");
        assertThat(loader.broken().get("routes/b-unknown-component.camel.yaml")).contains("nowhere");
        assertThat(loader.broken().get("routes/c-unknown-option.camel.yaml")).contains("colour");
    }

    @Test
    void aRouteWithAnIdThatIsTakenIsRefusedAndTheFirstRunsOn() throws IOException {
        route("a", "direct:a", "direct:b");
        Files.copy(folder.resolve("routes/a.camel.yaml"), folder.resolve("routes/b.camel.yaml"));
        RouteLoader loader = load();

        assertThat(context.getRoutes()).extracting(Route::getId).containsExactly("a");
        assertThat(loader.broken()).containsOnlyKeys("routes/b.camel.yaml");
    }

    @Test
    void aBrokenKameletBreaksOnlyWhoUsesIt() throws IOException {
        Files.writeString(folder.resolve("kamelets/step.kamelet.yaml"), "kind: Kamelet\nspec: {");
        route("a-uses-it", "direct:a", "kamelet:step");
        route("b-does-not", "direct:c", "direct:d");
        RouteLoader loader = load();

        assertThat(context.getRoutes()).extracting(Route::getId).containsExactly("b-does-not");
        assertThat(loader.broken()).containsOnlyKeys("kamelets/step.kamelet.yaml", "routes/a-uses-it.camel.yaml");
    }

    @Test
    void aChangedRouteIsSwappedAndOneWhoseFileIsGoneIsTakenOut() throws IOException {
        route("a", "direct:a", "count:old");
        route("b", "direct:b", "count:b");
        RouteLoader loader = load();
        route("a", "direct:a", "count:new");
        Files.delete(folder.resolve("routes/b.camel.yaml"));

        loader.load();
        context.createProducerTemplate().sendBody("direct:a", "hello");

        assertThat(context.getRoutes()).extracting(Route::getId).containsExactly("a");
        assertThat(received("count:new")).isEqualTo(1);
        assertThat(received("count:old")).isZero();
    }

    @Test
    void aRenamedRouteDoesNotRunUnderItsOldNameAsWell() throws IOException {
        route("a", "direct:a", "count:a");
        RouteLoader loader = load();
        Files.writeString(
                folder.resolve("routes/a.camel.yaml"),
                Files.readString(folder.resolve("routes/a.camel.yaml")).replace("id: a", "id: renamed"));

        loader.load();

        assertThat(context.getRoutes()).extracting(Route::getId).containsExactly("renamed");
    }

    @Test
    void aFileThatBreaksLeavesWhatRanRunningUntilItIsMended() throws IOException {
        route("a", "direct:a", "count:a");
        RouteLoader loader = load();
        for (String rubbish : List.of("", "- route: [", "- route: {id: a, from: {uri: 'nowhere:a'}}")) {
            Files.writeString(folder.resolve("routes/a.camel.yaml"), rubbish);
            loader.load();

            assertThat(loader.broken()).containsOnlyKeys("routes/a.camel.yaml");
            context.createProducerTemplate().sendBody("direct:a", "hello");
        }
        assertThat(received("count:a")).isEqualTo(3);

        route("a", "direct:a", "count:mended");
        loader.load();

        assertThat(loader.broken()).isEmpty();
        context.createProducerTemplate().sendBody("direct:a", "hello");
        assertThat(received("count:mended")).isEqualTo(1);
    }

    @Test
    void aChangedKameletIsInUseAtOnceByAllWhoUseIt() throws IOException {
        kamelet("step", "count:old");
        route("a", "direct:a", "kamelet:step");
        route("b", "direct:b", "kamelet:step");
        RouteLoader loader = load();
        context.createProducerTemplate().sendBody("direct:a", "hello");
        kamelet("step", "count:new");

        loader.load();
        context.createProducerTemplate().sendBody("direct:a", "hello");
        context.createProducerTemplate().sendBody("direct:b", "hello");

        assertThat(received("count:old")).isEqualTo(1);
        assertThat(received("count:new")).isEqualTo(2);
        assertThat(context.getRoutes().stream().filter(Route::isCreatedByKamelet))
                .hasSize(1);
    }

    @Test
    void aKameletWithWhichARunningRouteCouldNotRunIsRefused() throws IOException {
        kamelet("step", "count:a");
        route("a", "direct:a", "kamelet:step");
        RouteLoader loader = load();
        kamelet("step", "nowhere:a");

        loader.load();
        context.createProducerTemplate().sendBody("direct:a", "hello");

        assertThat(loader.broken()).containsOnlyKeys("kamelets/step.kamelet.yaml");
        assertThat(loader.broken().get("kamelets/step.kamelet.yaml")).contains("routes/a.camel.yaml", "nowhere");
        assertThat(received("count:a")).isEqualTo(1);
    }

    @Test
    void nothingIsLostWhileARouteIsSwappedOverAndOver() throws Exception {
        route("feed", "timer:feed?delay=0&period=1&repeatCount=300", "seda:in?waitForTaskToComplete=Never");
        route("a", "seda:in", "count:a");
        RouteLoader loader = load();
        for (int i = 0; i < 4; i++) {
            route("a", "seda:in", i % 2 == 0 ? "count:b" : "count:a");
            loader.load();
        }

        await().untilAsserted(() ->
                assertThat(received("count:a") + received("count:b")).isEqualTo(300));
    }

    private int received(String counter) {
        return counters.getOrDefault(counter, 0);
    }

    /** A step: an endpoint, or {@code count:name}, a bean that counts. */
    private String step(String to) {
        if (!to.startsWith("count:")) {
            return "- to: \"" + to + "\"";
        }
        String name = to.substring("count:".length());
        context.getRegistry().bind(name, (Processor) exchange -> counters.merge(to, 1, Integer::sum));
        return "- process: {ref: " + name + "}";
    }

    private void kamelet(String name, String to) throws IOException {
        Files.writeString(folder.resolve("kamelets/" + name + ".kamelet.yaml"), """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: %s
                  labels:
                    camel.apache.org/kamelet.type: action
                spec:
                  definition:
                    title: Step
                    type: object
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        %s
                """.formatted(name, step(to)));
    }

    private RouteLoader load() {
        RouteLoader loader = new RouteLoader(context, new Workspace(folder, Duration.ZERO));
        loader.load();
        return loader;
    }

    private void route(String id, String from, String to) throws IOException {
        Files.writeString(folder.resolve("routes/" + id + ".camel.yaml"), """
                - route:
                    id: %s
                    from:
                      uri: %s
                      steps:
                        %s
                """.formatted(id, from, step(to)));
    }
}

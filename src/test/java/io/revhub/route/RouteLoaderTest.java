package io.revhub.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.CamelContext;
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
                        - to: %s
                """.formatted(id, from, to));
    }
}

package io.revhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class LandscapeTest {

    private static final SimulatedSystem SYSTEM =
            new SimulatedSystem("answering", "a system for this test", Answering.class);

    private final Landscape landscape = TestLandscape.with(SYSTEM);

    @RestController
    static class Answering {
        @GetMapping("/health")
        String health() {
            return "OK";
        }

        @PostMapping("/orders")
        String order() {
            return "order_1";
        }
    }

    @AfterEach
    void clearFaults() {
        landscape.faults("answering").clear();
    }

    @Test
    void aSystemAnswersOnItsOwnPort() throws Exception {
        assertThat(get("/health").body()).isEqualTo("OK");
    }

    @Test
    void anAnswerThatIsCutLooksLikeABrokenConnection() throws Exception {
        landscape.faults("answering").set(new Fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/orders", 1));

        assertThatThrownBy(() -> post("/orders")).isInstanceOf(IOException.class);
        assertThat(post("/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void businessTimeRunsFromItsOwnStartAndNeverBack() {
        assertThat(landscape.clock().instant())
                .isBetween(TestLandscape.START, TestLandscape.START.plus(Duration.ofDays(400)));
        assertThatThrownBy(() -> landscape.clock().moveTo(TestLandscape.START.minusSeconds(1)))
                .hasMessageContaining("cannot go back");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(landscape.address("answering") + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

package io.revhub.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hawtio and Jolokia over real HTTP: they are servlets of their own. */
@DeskTest
class HawtioTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"engineer,403", "finance,403", "admin,200"})
    void onlyTheAdminReachesJolokia(String name, int expected) throws Exception {
        logIn(name);

        assertThat(get("/actuator/jolokia/version").statusCode()).isEqualTo(expected);
        assertThat(get("/actuator/hawtio/jolokia/version").statusCode()).isEqualTo(expected);
    }

    @Test
    void theAdminSeesTheConsole() throws Exception {
        logIn("admin");

        HttpResponse<String> page = get("/actuator/hawtio/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>").containsIgnoringCase("hawtio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/jolokia/version", "/actuator/hawtio/jolokia/version"})
    void otherOriginsAreRefusedEvenFromTheAdminsBrowser(String path) throws Exception {
        logIn("admin");

        assertThat(get(path, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
        assertThat(get(path, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(get(path, "Origin", "http://localhost:" + port).statusCode()).isEqualTo(200);
    }

    @Test
    void jolokiaReadsButExecutesAndWritesNothingThatIsNotNamed() throws Exception {
        logIn("admin");

        assertThat(asked("read/java.lang:type=Memory/HeapMemoryUsage")).isEqualTo(200);
        assertThat(asked("exec/java.lang:type=Memory/gc")).isEqualTo(403);
        assertThat(asked("write/java.lang:type=Memory/Verbose/true")).isEqualTo(403);
    }

    private int asked(String what) throws Exception {
        return new ObjectMapper()
                .readTree(get("/actuator/jolokia/" + what).body())
                .path("status")
                .asInt();
    }

    private void logIn(String name) throws Exception {
        Matcher token = TOKEN.matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        String form = "username=" + name + "&password=sandbox-" + name + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(l -> assertThat(l).endsWith("/"));
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }
}

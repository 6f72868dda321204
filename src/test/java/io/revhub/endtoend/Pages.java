package io.revhub.endtoend;

import io.revhub.cli.client.Installation;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub's pages, as a browser without scripts gets them, logged in as an engineer. */
public final class Pages {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI hub;

    public Pages(Installation installation) throws IOException, InterruptedException {
        hub = installation.hub();
        Matcher token = TOKEN.matcher(get("/login"));
        String form = "username=engineer&password=sandbox-engineer&_csrf="
                + (token.find() ? URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) : "");
        http.send(
                HttpRequest.newBuilder(URI.create(hub + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    public String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(hub + path)).build(), BodyHandlers.ofString())
                .body();
    }
}

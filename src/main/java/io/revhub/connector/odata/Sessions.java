package io.revhub.connector.odata;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The session that all calls share: its cookies and the CSRF token that belongs to them. When it has ended, one caller
 * begins a new one while the others wait for it.
 */
final class Sessions {

    private static final String TOKEN = "x-csrf-token";

    private final Connection connection;
    private volatile Session current;

    record Session(String token, String cookies) {

        void addTo(Map<String, String> headers) {
            if (!token.isEmpty()) {
                headers.put(TOKEN, token);
            }
            if (!cookies.isEmpty()) {
                headers.put("Cookie", cookies);
            }
        }
    }

    Sessions(Connection connection) {
        this.connection = connection;
    }

    /** Whether the system says that the request's session has ended, or never was. */
    static boolean hasEnded(HttpResponse<String> answer) {
        return answer.statusCode() == 403
                && answer.headers().firstValue(TOKEN).orElse("").equalsIgnoreCase("required");
    }

    Session current(String service) {
        Session session = current;
        return session == null ? insteadOf(null, service) : session;
    }

    /** A session that is not {@code ended}: another caller's new one, or else a new one. */
    synchronized Session insteadOf(Session ended, String service) {
        if (current == ended) {
            current = begin(service);
        }
        return current;
    }

    private Session begin(String service) {
        try {
            HttpResponse<String> answer = fetch("HEAD", service);
            if (answer.headers().firstValue(TOKEN).isEmpty()) {
                answer = fetch("GET", service);
            }
            if (answer.statusCode() >= 400 && answer.headers().firstValue(TOKEN).isEmpty()) {
                throw ODataError.of(answer);
            }
            return new Session(answer.headers().firstValue(TOKEN).orElse(""), cookies(answer));
        } catch (CallFailed e) {
            throw e instanceof ODataError error && error.nothingDone() ? error : NoAnswer.beforeSending(e);
        }
    }

    private HttpResponse<String> fetch(String method, String service) {
        return connection.send(method, service, Map.of(TOKEN, "Fetch", "Accept", "application/json"), null);
    }

    private static String cookies(HttpResponse<String> answer) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String header : answer.headers().allValues("Set-Cookie")) {
            String[] pair = header.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : "");
        }
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}

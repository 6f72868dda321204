package io.revhub.sandbox.billing;

import io.revhub.sandbox.SystemClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Posts a catalogue: what speaks JSON to Kill Bill does not do for this one. */
final class XmlPost {

    private XmlPost() {}

    static Answer to(URI billing, Map<String, String> headers, String xml) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(billing + "/1.0/kb/catalog/xml"))
                .POST(HttpRequest.BodyPublishers.ofString(xml));
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

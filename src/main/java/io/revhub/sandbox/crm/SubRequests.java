package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Carries out requests that stand in the body of another, by the very controllers that serve them alone. */
final class SubRequests {

    private final ObjectMapper json;

    /**
     * A request inside another.
     *
     * @param url from the root, with its query
     * @param body null or missing: none
     */
    record Wanted(String method, String url, JsonNode body, Map<String, String> headers) {}

    /** @param body null if there is none */
    record Answer(int status, JsonNode body, Map<String, String> headers) {

        boolean failed() {
            return status >= 400;
        }
    }

    SubRequests(ObjectMapper json) {
        this.json = json;
    }

    /** Whether this request stands in another, which is the one that was logged in and counted. */
    static boolean isInner(HttpServletRequest request) {
        return request.getAttribute(InnerRequest.MARK) != null;
    }

    Answer send(HttpServletRequest outer, HttpServletResponse response, Wanted wanted) {
        boolean empty =
                wanted.body() == null || wanted.body().isNull() || wanted.body().isMissingNode();
        try {
            byte[] body = empty ? new byte[0] : json.writeValueAsBytes(wanted.body());
            InnerResponse inner = new InnerResponse(response);
            outer.getServletContext()
                    .getNamedDispatcher("system")
                    .include(new InnerRequest(outer, wanted, body), inner);
            byte[] answer = inner.body();
            return new Answer(
                    inner.getStatus(), answer.length == 0 ? null : json.readTree(answer), inner.answerHeaders());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }
}

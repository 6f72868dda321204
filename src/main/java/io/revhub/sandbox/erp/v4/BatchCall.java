package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;

/**
 * Makes requests to the service of a batch's parts: {@code $id} at the beginning of an address stands for what that request made,
 * in If-Match for the ETag that it saw.
 */
record BatchCall(ObjectMapper json, String root, Map<String, ODataResponse> done) {

    private static final Pattern REFERENCE = Pattern.compile("/?\\$([^/?]+)(.*)", Pattern.DOTALL);

    ODataRequest request(BatchPart part) {
        String[] address = inService(part.url()).split("\\?", 2);
        ODataRequest request = new ODataRequest();
        request.setMethod(HttpMethod.valueOf(part.method()));
        request.setProtocol("HTTP/1.1");
        request.setRawBaseUri(root);
        request.setRawODataPath("/" + address[0]);
        request.setRawQueryPath(address.length > 1 ? address[1] : null);
        request.setRawRequestUri(root + "/" + String.join("?", address));
        part.headers().forEach((name, value) -> request.setHeader(name, header(name, value)));
        request.setBody(new ByteArrayInputStream(bytes(part.body())));
        if (!part.body().isMissingNode() && request.getHeader(HttpHeader.CONTENT_TYPE) == null) {
            request.setHeader(HttpHeader.CONTENT_TYPE, "application/json");
        }
        return request;
    }

    /** An address may be whole, may begin with the host's root or the service's, or with a reference. */
    private String inService(String url) {
        Matcher reference = REFERENCE.matcher(url);
        if (reference.matches() && done.containsKey(reference.group(1))) {
            String made = done.get(reference.group(1)).getHeader(HttpHeader.LOCATION);
            return made == null ? url : inService(made + reference.group(2));
        }
        String path = url.replaceFirst("^https?://[^/]+", "");
        return path.startsWith(SalesOrderApi.ROOT + "/")
                ? path.substring(SalesOrderApi.ROOT.length() + 1)
                : path.replaceFirst("^/", "");
    }

    private String header(String name, String value) {
        ODataResponse seen = value.startsWith("$") ? done.get(value.substring(1)) : null;
        boolean condition = HttpHeader.IF_MATCH.equalsIgnoreCase(name);
        return seen == null || !condition ? value : seen.getHeader(HttpHeader.ETAG);
    }

    private byte[] bytes(JsonNode body) {
        try {
            return body.isMissingNode()
                    ? new byte[0]
                    : json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

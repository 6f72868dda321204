package io.revhub.sandbox.erp.odata;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.olingo.odata2.api.uri.PathInfo;
import org.apache.olingo.odata2.api.uri.PathSegment;
import org.apache.olingo.odata2.core.ODataPathSegmentImpl;
import org.apache.olingo.odata2.core.PathInfoImpl;

/** Takes addresses apart and puts them together, as they stand in the request line: still encoded. */
final class Addresses {

    private Addresses() {}

    static PathInfo of(String root, String path, String query) {
        List<PathSegment> segments = Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> (PathSegment) new ODataPathSegmentImpl(decoded(segment.replace("+", "%2B")), Map.of()))
                .toList();
        PathInfoImpl info = new PathInfoImpl();
        info.setServiceRoot(URI.create(root));
        info.setRequestUri(URI.create(root + path + (query.isEmpty() ? "" : "?" + escaped(query))));
        info.setODataPathSegment(segments.isEmpty() ? List.of(new ODataPathSegmentImpl("", Map.of())) : segments);
        info.setPrecedingPathSegment(List.of());
        return info;
    }

    /** The query's options, without SAP's own: client and language change nothing here. */
    static Map<String, List<String>> options(String query) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (String option : query.split("&")) {
            int equals = option.indexOf('=');
            if (equals > 0 && !option.startsWith("sap-")) {
                options.computeIfAbsent(decoded(option.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(option.substring(equals + 1)));
            }
        }
        return options;
    }

    /** The address of the next page: the same query with another skip token. */
    static String next(PathInfo path, String token) {
        String uri = path.getRequestUri().toString();
        int question = uri.indexOf('?');
        String base = question < 0 ? uri : uri.substring(0, question);
        String rest = question < 0
                ? ""
                : Arrays.stream(uri.substring(question + 1).split("&"))
                        .filter(option -> !decoded(option).startsWith("$skiptoken="))
                        .map(option -> option + "&")
                        .collect(Collectors.joining());
        return base + "?" + rest + "$skiptoken=" + token;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String query) {
        return query.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("|", "%7C")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("^", "%5E")
                .replace("`", "%60")
                .replace("\\", "%5C")
                .replace("[", "%5B")
                .replace("]", "%5D");
    }
}

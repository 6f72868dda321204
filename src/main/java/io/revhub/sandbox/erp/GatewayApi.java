package io.revhub.sandbox.erp;

import io.revhub.sandbox.erp.odata.ODataEngine;
import io.revhub.sandbox.erp.odata.Operation;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.v4.SalesOrderApi;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.odata2.api.exception.ODataException;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** SAP Gateway: addresses with matrix parameters, CSRF tokens by session, tunnelled methods; the rest is the engine's. */
@RestController
class GatewayApi {

    private static final String BASE = "/sap/opu/odata/sap/";
    private static final String SESSION = "SAP_SESSIONID_S4H_100";
    private static final Pattern SERVICE = Pattern.compile(BASE + "([^/;]+)(?:;v=0*(\\d+))?(?:/(.*))?");
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final ODataEngine engine;
    private final List<Rules> rules;
    private final List<Operation> operations;
    private final SalesOrderApi salesOrders;
    private final CsrfTokens tokens = new CsrfTokens();

    GatewayApi(ODataEngine engine, List<Rules> rules, List<Operation> operations, SalesOrderApi salesOrders) {
        this.engine = engine;
        this.rules = rules;
        this.operations = operations;
        this.salesOrders = salesOrders;
    }

    @RequestMapping(BASE + "**")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ODataException {
        if (!admitted(request, response)) {
            return;
        }
        Matcher address = SERVICE.matcher(request.getRequestURI());
        if (!address.matches()) {
            response.setStatus(404);
            return;
        }
        write(engine.answer(call(request, address), rules, operations), response);
    }

    @RequestMapping(SalesOrderApi.ROOT + "/**")
    void answerV4(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (admitted(request, response)) {
            salesOrders.answer(request, response);
        }
    }

    /** Reads may fetch a token; writes must bring the session's. */
    private boolean admitted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String session = session(request);
        String token = request.getHeader("x-csrf-token");
        boolean read = READS.contains(request.getMethod());
        if (!read && !tokens.valid(session, token)) {
            refuse(response);
            return false;
        }
        if (read && "fetch".equalsIgnoreCase(token)) {
            giveToken(response, tokens.fetch(session));
        }
        return true;
    }

    private static ODataEngine.Call call(HttpServletRequest request, Matcher address) throws IOException {
        String version = String.format("%04d", Integer.parseInt(address.group(2) == null ? "1" : address.group(2)));
        String path = address.group(3) == null ? "" : address.group(3);
        String query = request.getQueryString();
        return new ODataEngine.Call(
                root(request, address),
                address.group(1),
                version,
                path,
                query == null ? "" : query,
                method(request),
                headers(request),
                request.getInputStream());
    }

    private static String root(HttpServletRequest request, Matcher address) {
        String uri = request.getRequestURI();
        String service = address.group(3) == null ? uri + "/" : uri.substring(0, address.start(3));
        return "http://" + request.getHeader("Host") + service;
    }

    private static String method(HttpServletRequest request) {
        String tunnelled = request.getHeader("X-HTTP-Method");
        if ("POST".equals(request.getMethod()) && tunnelled != null) {
            return tunnelled.toUpperCase(Locale.ROOT);
        }
        return "HEAD".equals(request.getMethod()) ? "GET" : request.getMethod();
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        headers.computeIfPresent(
                "accept",
                (name, values) -> values.stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .toList());
        return headers;
    }

    private static String session(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(SESSION))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private static void giveToken(HttpServletResponse response, CsrfTokens.Session session) {
        response.setHeader("x-csrf-token", session.token());
        if (session.isNew()) {
            response.addHeader("Set-Cookie", SESSION + "=" + session.id() + "; path=/; HttpOnly");
            response.addHeader("Set-Cookie", "sap-usercontext=sap-client=100; path=/");
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setStatus(403);
        response.setHeader("x-csrf-token", "Required");
        response.setContentType("text/plain;charset=utf-8");
        response.getOutputStream().write("CSRF token validation failed".getBytes(StandardCharsets.UTF_8));
    }

    private static void write(ODataResponse answer, HttpServletResponse response) throws IOException, ODataException {
        response.setStatus(answer.getStatus().getStatusCode());
        for (String header : answer.getHeaderNames()) {
            response.setHeader(header, answer.getHeader(header));
        }
        if (answer.getEntity() != null) {
            try (InputStream body = answer.getEntityAsStream()) {
                body.transferTo(response.getOutputStream());
            }
        }
    }
}

package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.revhub.sandbox.TestLandscape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;

/** A client of the simulated ERP as a test wants it: logged in, with a session and its CSRF token. */
public final class ErpClient {

    static final String ODATA = "/sap/opu/odata/sap/";
    static final String PARTNERS = ODATA + "API_BUSINESS_PARTNER/";
    static final String PRODUCTS = ODATA + "API_PRODUCT_SRV/";
    static final String ORDERS = ODATA + "API_SALES_ORDER_SRV/";
    static final String CUBE = ODATA + "API_OPLACCTGDOCITEMCUBE_SRV/A_OperationalAcctgDocItemCube";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address = TestLandscape.with(S4Hana.SYSTEM).address("erp");
    private String token;
    private String cookie;

    /** An answer, its body as JSON where it is. */
    record Answer(int status, String body, HttpResponse<String> http) {
        JsonNode d() {
            return json().path("d");
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }

        String message() {
            return json().at("/error/message/value").asText();
        }
    }

    /** Where the simulated ERP is. */
    public String address() {
        return address.toString();
    }

    /** The answer that has a CSRF token and the session's cookie in its headers. */
    public HttpResponse<String> fetch(String path) {
        return send("HEAD", path, null, "X-CSRF-Token", "Fetch").http();
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    /** A page as a browser shows it, without log-in. */
    String page(String path) {
        return raw("GET", path, null, "Accept", "text/html").body();
    }

    Answer post(String path, String body, String... headers) {
        return write("POST", path, body, headers);
    }

    Answer patch(String path, String body, String... headers) {
        return write("PATCH", path, body, headers);
    }

    Answer write(String method, String path, String body, String... headers) {
        if (token == null) {
            Answer fetched = send("HEAD", PARTNERS, null, "X-CSRF-Token", "Fetch");
            token = fetched.header("x-csrf-token");
            cookie = fetched.header("set-cookie").replaceFirst(";.*", "");
        }
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = "X-CSRF-Token";
        all[1] = token;
        all[2] = "Cookie";
        all[3] = cookie;
        return send(method, path, body, all);
    }

    Answer soap(String service, String body) {
        String envelope = "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " xmlns:sfin=\"http://sap.com/xi/SAPSCORE/SFIN\"><soapenv:Header/><soapenv:Body>" + body
                + "</soapenv:Body></soapenv:Envelope>";
        return send("POST", "/sap/bc/srt/scs_ext/sap/" + service, envelope, "Content-Type", "text/xml");
    }

    Answer send(String method, String path, String body, String... headers) {
        return raw(method, path, body, authorised(headers));
    }

    private static String[] authorised(String[] headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Basic " + Base64.getEncoder().encodeToString("REVHUB:secret".getBytes());
        return all;
    }

    Answer raw(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path.replace(" ", "%20")))
                .setHeader("Accept", "application/json")
                .setHeader("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

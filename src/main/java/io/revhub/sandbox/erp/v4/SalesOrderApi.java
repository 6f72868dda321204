package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.ODataEngine;
import io.revhub.sandbox.erp.odata.Rules;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataHandler;
import org.apache.olingo.server.api.ODataHttpHandler;
import org.apache.olingo.server.api.ServiceMetadata;

/** The sales order service of OData V4. */
public final class SalesOrderApi {

    public static final String ROOT = "/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001";

    private final Model model = Model.read("/sandbox/erp/sales-order-v4.yaml");
    private final ObjectMapper json;
    private final ODataEngine engine;
    private final List<Rules> rules;

    public SalesOrderApi(ObjectMapper json, ODataEngine engine, List<Rules> rules) {
        this.json = json;
        this.engine = engine;
        this.rules = rules;
    }

    /** HEAD asks as GET does; the server leaves the body out. */
    private static HttpServletRequest read(HttpServletRequest request) {
        return !"HEAD".equals(request.getMethod())
                ? request
                : new HttpServletRequestWrapper(request) {
                    @Override
                    public String getMethod() {
                        return "GET";
                    }
                };
    }

    /** Answers a request, errors included. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OData odata = OData.newInstance();
        ServiceMetadata metadata = odata.createServiceMetadata(new ModelEdm(model), List.of());
        Orders orders = new Orders(model, engine, rules);
        if (isJsonBatch(request)) {
            ODataHandler handler = odata.createRawHandler(metadata);
            handler.register(new Processor(orders));
            answerBatch(request, response, new JsonBatch(json, root(request), handler::process, orders::together));
            return;
        }
        ODataHttpHandler handler = odata.createHandler(metadata);
        handler.register(new Processor(orders));
        request.setAttribute("requestMapping", ROOT);
        handler.process(read(request), response);
    }

    private static boolean isJsonBatch(HttpServletRequest request) {
        String type = request.getContentType();
        return "POST".equals(request.getMethod())
                && request.getRequestURI().equals(ROOT + "/$batch")
                && type != null
                && type.startsWith("application/json");
    }

    private static String root(HttpServletRequest request) {
        return request.getRequestURL().toString().replaceFirst("/\\$batch$", "");
    }

    private void answerBatch(HttpServletRequest request, HttpServletResponse response, JsonBatch batch)
            throws IOException {
        response.setContentType("application/json");
        response.setHeader("OData-Version", "4.0");
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            json.writeValue(
                    response.getOutputStream(),
                    batch.answer(body, Processor.goesOn(request.getHeader(HttpHeader.PREFER))));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            response.setStatus(400);
            ObjectNode answer = json.createObjectNode();
            answer.putObject("error").put("code", "SANDBOX/400").put("message", e.getMessage());
            json.writeValue(response.getOutputStream(), answer);
        }
    }
}

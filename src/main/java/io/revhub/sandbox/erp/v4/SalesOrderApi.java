package io.revhub.sandbox.erp.v4;

import io.revhub.sandbox.erp.odata.ODataEngine;
import io.revhub.sandbox.erp.odata.Rules;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataHttpHandler;
import org.apache.olingo.server.api.ServiceMetadata;

/** The sales order service of OData V4. */
public final class SalesOrderApi {

    public static final String ROOT = "/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001";

    private final Model model = Model.read("/sandbox/erp/sales-order-v4.yaml");
    private final ODataEngine engine;
    private final List<Rules> rules;

    public SalesOrderApi(ODataEngine engine, List<Rules> rules) {
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
    public void answer(HttpServletRequest request, HttpServletResponse response) {
        OData odata = OData.newInstance();
        ServiceMetadata metadata = odata.createServiceMetadata(new ModelEdm(model), List.of());
        ODataHttpHandler handler = odata.createHandler(metadata);
        handler.register(new Processor(new Orders(model, engine, rules)));
        request.setAttribute("requestMapping", ROOT);
        handler.process(read(request), response);
    }
}

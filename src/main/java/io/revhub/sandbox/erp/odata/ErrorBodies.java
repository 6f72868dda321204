package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.processor.ODataErrorCallback;
import org.apache.olingo.odata2.api.processor.ODataErrorContext;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors in SAP Gateway's form. */
final class ErrorBodies implements ODataErrorCallback {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorBodies.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss.SSSSSSS").withZone(ZoneOffset.UTC);

    private final String service;
    private final String version;
    private final Clock clock;
    private final Answers answers;

    ErrorBodies(String service, String version, Clock clock, Answers answers) {
        this.service = service;
        this.version = version;
        this.clock = clock;
        this.answers = answers;
    }

    @Override
    public ODataResponse handleError(ODataErrorContext context) {
        SapError error = sapError(context.getException());
        if (error != null) {
            return answer(error);
        }
        if (context.getHttpStatus() == HttpStatusCodes.INTERNAL_SERVER_ERROR) {
            LOG.error("The simulated ERP failed", context.getException());
        }
        return answer(context.getHttpStatus(), "SANDBOX/000", context.getMessage());
    }

    ODataResponse answer(SapError error) {
        return answer(error.getHttpStatus(), error.getCode(), error.getMessage());
    }

    private static SapError sapError(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SapError error) {
                return error;
            }
        }
        return null;
    }

    private ODataResponse answer(HttpStatusCodes status, String code, String text) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("code", code);
        error.putObject("message").put("lang", "en").put("value", text);
        ObjectNode inner = error.putObject("innererror");
        inner.putObject("application")
                .put("component_id", "")
                .put("service_namespace", "/SAP/")
                .put("service_id", service)
                .put("service_version", version);
        inner.put("transactionid", UUID.randomUUID().toString().replace("-", "").toUpperCase());
        inner.put("timestamp", STAMP.format(clock.instant()));
        inner.putObject("Error_Resolution")
                .put("SAP_Transaction", "")
                .put(
                        "SAP_Note",
                        "See SAP Note 1797736 for error analysis (https://service.sap.com/sap/support/notes/1797736)");
        inner.putArray("errordetails").add(detail(code, text));
        return answers.body(status, body).build();
    }

    private static ObjectNode detail(String code, String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ContentID", "")
                .put("code", code)
                .put("message", text)
                .put("longtext_url", "")
                .put("propertyref", "")
                .put("severity", "error")
                .put("transition", false)
                .put("target", "");
    }
}

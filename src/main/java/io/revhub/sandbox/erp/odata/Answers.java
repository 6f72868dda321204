package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import org.apache.olingo.odata2.api.commons.HttpStatusCodes;
import org.apache.olingo.odata2.api.processor.ODataResponse;
import org.apache.olingo.odata2.api.processor.ODataResponse.ODataResponseBuilder;

/** Builds answers with JSON bodies. */
final class Answers {

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    ODataResponseBuilder data(HttpStatusCodes status, JsonNode d) {
        return body(status, JsonNodeFactory.instance.objectNode().set("d", d));
    }

    /** A message for the header {@code sap-message}. */
    String message(String text) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("code", "SANDBOX/006")
                .put("message", text)
                .put("target", "")
                .put("severity", "info");
        message.put("transition", false).putArray("details");
        return message.toString();
    }

    ODataResponseBuilder body(HttpStatusCodes status, JsonNode body) {
        try {
            return ODataResponse.entity(new ByteArrayInputStream(json.writeValueAsBytes(body)))
                    .status(status)
                    .header("DataServiceVersion", "2.0")
                    .contentHeader("application/json;charset=utf-8");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

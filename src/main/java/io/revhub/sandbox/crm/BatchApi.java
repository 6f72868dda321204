package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.SubRequests.Answer;
import io.revhub.sandbox.crm.SubRequests.Wanted;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Up to 25 requests that know nothing of each other, in one call. */
@RestController
@RequestMapping(DataApi.BASE + "/composite/batch")
class BatchApi {

    private static final int MOST = 25;

    private final SubRequests requests;

    /** @param url from the version on: {@code v62.0/sobjects/Account/001...} */
    record Part(String method, String url, JsonNode richInput) {}

    record Parts(boolean haltOnError, List<Part> batchRequests) {}

    BatchApi(SubRequests requests) {
        this.requests = requests;
    }

    @PostMapping({"", "/"})
    ObjectNode batch(@RequestBody Parts body, HttpServletRequest request, HttpServletResponse response) {
        if (body.batchRequests().size() > MOST) {
            throw SalesforceError.refused("LIMIT_EXCEEDED", "Batch request has more than " + MOST + " subrequests");
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("hasErrors", false);
        ArrayNode results = result.putArray("results");
        boolean failed = false;
        for (Part part : body.batchRequests()) {
            if (failed && body.haltOnError()) {
                halted(results.addObject());
            } else {
                Answer answer = requests.send(
                        request, response, new Wanted(part.method(), address(part.url()), part.richInput(), Map.of()));
                results.addObject().put("statusCode", answer.status()).set("result", answer.body());
                failed |= answer.failed();
            }
        }
        return result.put("hasErrors", failed);
    }

    private static String address(String url) {
        String path = url.startsWith("/") ? url : "/" + url;
        return path.startsWith("/services/data") ? path : "/services/data" + path;
    }

    private static void halted(ObjectNode result) {
        result.put("statusCode", 412)
                .putArray("result")
                .addObject()
                .put("errorCode", "BATCH_PROCESSING_HALTED")
                .put("message", "Batch processing halted per request");
    }
}

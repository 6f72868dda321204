package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For who wants to decide when an entitlement becomes active, and of which lines. */
@RestController
@RequestMapping("/_sandbox")
class ManualApi {

    private final EntitlementBook entitlements;
    private final Activation activation;

    record Hold(boolean hold) {}

    ManualApi(EntitlementBook entitlements, Activation activation) {
        this.entitlements = entitlements;
        this.activation = activation;
    }

    /** From now on new entitlements stay pending, or no longer do; those held before stay so. */
    @PostMapping("/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hold(@RequestBody Hold hold) {
        activation.hold(hold.hold());
    }

    /** Completes the lines named in {@code {"lines": ["L1"]}}, or all. */
    @PostMapping("/complete/{id}")
    ObjectNode complete(@PathVariable String id, @RequestBody(required = false) ObjectNode body) {
        Set<String> lines = new HashSet<>();
        if (body != null) {
            for (JsonNode line : body.path("lines")) {
                lines.add(line.asText());
            }
        }
        return entitlements.complete(id, lines);
    }
}

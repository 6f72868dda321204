package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists come as {@code {"entitlements": [...]}}, oldest first, empty where nothing fits. */
@RestController
@RequestMapping("/entitlements")
class EntitlementsApi {

    private final EntitlementBook entitlements;
    private final Activation activation;

    EntitlementsApi(EntitlementBook entitlements, Activation activation) {
        this.entitlements = entitlements;
        this.activation = activation;
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode body) {
        EntitlementBook.Created result = activation.create(new EntitlementForm(body));
        return ResponseEntity.status(result.created() ? 201 : 200).body(result.entitlement());
    }

    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id) {
        return entitlements.get(id);
    }

    @GetMapping
    Map<String, List<ObjectNode>> all() {
        return Map.of("entitlements", entitlements.all());
    }

    @GetMapping(params = "externalKey")
    Map<String, List<ObjectNode>> byKey(@RequestParam String externalKey) {
        return Map.of("entitlements", entitlements.byKey(externalKey).stream().toList());
    }

    @GetMapping(params = "updated_since")
    Map<String, List<ObjectNode>> since(@RequestParam("updated_since") String since) {
        return Map.of(
                "entitlements", entitlements.since(OffsetDateTime.parse(since).toInstant()));
    }

    @PatchMapping("/{id}")
    ObjectNode change(@PathVariable String id, @RequestBody ObjectNode body) {
        ObjectNode entitlement = entitlements.get(id);
        if (body.has("lines")) {
            entitlement = entitlements.changeQuantities(id, body.get("lines"));
        }
        if (body.has("action")) {
            entitlement = entitlements.act(id, body.get("action").asText());
        }
        return entitlement;
    }
}

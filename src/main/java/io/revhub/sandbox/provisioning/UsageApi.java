package io.revhub.sandbox.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists come as {@code {"usage": [...]}}. Usage is not announced: who wants to know asks. */
@RestController
class UsageApi {

    private final UsageBook usage;

    UsageApi(UsageBook usage) {
        this.usage = usage;
    }

    @GetMapping("/usage/{id}")
    ObjectNode get(@PathVariable String id) {
        return usage.get(id);
    }

    @GetMapping("/usage")
    Map<String, List<ObjectNode>> all() {
        return Map.of("usage", usage.all());
    }

    @GetMapping(path = "/usage", params = "updated_since")
    Map<String, List<ObjectNode>> since(@RequestParam("updated_since") String since) {
        return Map.of("usage", usage.since(OffsetDateTime.parse(since).toInstant()));
    }

    /** A meter's word, for who plays the meter. */
    @PostMapping("/_sandbox/usage/{entitlement}")
    ObjectNode read(@PathVariable String entitlement, @RequestBody UsageBook.Reading reading) {
        return usage.read(entitlement, reading);
    }
}

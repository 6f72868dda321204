package io.revhub.sandbox.signature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists come as {@code {"envelopes": [...]}}, oldest first, empty where nothing fits. */
@RestController
@RequestMapping("/envelopes")
class EnvelopesApi {

    private static final String LIST = "envelopes";

    private final EnvelopeBook envelopes;

    EnvelopesApi(EnvelopeBook envelopes) {
        this.envelopes = envelopes;
    }

    @PostMapping
    ResponseEntity<ObjectNode> create(@RequestBody ObjectNode body) {
        EnvelopeBook.Created result = envelopes.create(new EnvelopeForm(body));
        return ResponseEntity.status(result.created() ? 201 : 200).body(result.envelope());
    }

    @GetMapping("/{id}")
    ObjectNode get(@PathVariable String id) {
        return envelopes.get(id);
    }

    @GetMapping(path = "/{id}/document", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] document(@PathVariable String id) {
        return envelopes.document(id);
    }

    @GetMapping
    Map<String, List<ObjectNode>> list(
            @RequestParam(required = false) String externalKey,
            @RequestParam(name = "updated_since", required = false) String since) {
        if (externalKey != null) {
            return Map.of(LIST, envelopes.byKey(externalKey).stream().toList());
        }
        return Map.of(
                LIST,
                since == null
                        ? envelopes.all()
                        : envelopes.since(OffsetDateTime.parse(since).toInstant()));
    }
}

package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Document;
import java.util.Map;
import java.util.Optional;

/** What a delivery gives to a mapping beside the document, for those who run mappings without delivering. */
public final class MappingInput {

    private final JoinedDocuments joined;
    private final MappingVariables variables;

    MappingInput(JoinedDocuments joined, MappingVariables variables) {
        this.joined = joined;
        this.variables = variables;
    }

    /**
     * The variables by name.
     *
     * @param with the further documents that the route names; null or blank: none
     * @return empty if the document refers to one that the hub does not have yet
     */
    public Optional<Map<String, JsonNode>> of(Document document, String with) {
        return joined.with(document, with).map(related -> variables.of(document, related));
    }
}

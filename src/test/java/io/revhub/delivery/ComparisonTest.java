package io.revhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.DocumentId;
import io.revhub.document.Part;
import io.revhub.mapping.Marker.ReferenceMarker;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void aReferenceToTheSamePartOfAnotherDocumentIsSentWithThePart() {
        ObjectNode wanted = referring("NEW00000000000000000000000");

        Comparison comparison = Comparison.of(wanted, referring("AGED0000000000000000000000"));

        assertThat(comparison.changes()).isEqualTo(wanted);
    }

    @Test
    void ofANestedObjectOnlyWhatDiffersIsSent() {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.putObject("address").put("city", "Hamburg").put("country", "DE");
        ObjectNode had = wanted.deepCopy();
        ((ObjectNode) had.get("address")).put("city", "Kiel");

        assertThat(Comparison.of(wanted, had).changes().toString()).isEqualTo("{\"address\":{\"city\":\"Hamburg\"}}");
    }

    private static ObjectNode referring(String document) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.set("line", new ReferenceMarker(new Part(new DocumentId(document), "lines/10")).asJson());
        return form;
    }
}

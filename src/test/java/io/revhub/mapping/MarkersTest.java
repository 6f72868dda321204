package io.revhub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.document.DocumentId;
import io.revhub.document.Part;
import io.revhub.mapping.Marker.DocumentMarker;
import io.revhub.mapping.Marker.ReferenceMarker;
import org.junit.jupiter.api.Test;

class MarkersTest {

    private static final DocumentId ID = new DocumentId("0123456789ABCDEFGHJKMNPQRS");
    private static final ReferenceMarker REFERENCE = new ReferenceMarker(new Part(ID, "lines/10"));
    private static final DocumentMarker RECORD = new DocumentMarker("Account", "001");

    private final JsonNode tree = TestWorkspace.json("""
            {"a": %s, "b": [1.10, {"c": %s}], "d": null, "e": {"$reference": "not one"}, "f": {}}
            """.formatted(REFERENCE.asJson(), RECORD.asJson()));

    @Test
    void allMarkersAreFound() {
        assertThat(Markers.in(tree)).containsExactly(REFERENCE, RECORD);
    }

    @Test
    void eachIsReplacedAndTheRestStays() {
        String before = tree.toString();

        JsonNode filled = Markers.replace(tree, m -> TextNode.valueOf(m.equals(RECORD) ? "doc" : "rec"));

        assertThat(filled)
                .hasToString(
                        "{\"a\":\"rec\",\"b\":[1.10,{\"c\":\"doc\"}],\"d\":null,\"e\":{\"$reference\":\"not one\"},\"f\":{}}");
        assertThat(tree).hasToString(before);
    }

    @Test
    void whatIsLeftOutTakesItsElementOfAListWithIt() {
        JsonNode partner = TestWorkspace.json("""
                {"own": %1$s, "list": [{"kind": "PY", "id": %1$s}, {"kind": "SH", "id": %2$s}, {"in": {"id": %1$s}}, %1$s]}
                """.formatted(REFERENCE.asJson(), RECORD.asJson()));

        JsonNode filled =
                Markers.replace(partner, m -> m.equals(RECORD) ? TextNode.valueOf("7") : MissingNode.getInstance());

        assertThat(filled).hasToString("{\"list\":[{\"kind\":\"SH\",\"id\":\"7\"},{\"in\":{}}]}");
    }

    @Test
    void aMarkerCanBeTheWholeTree() {
        assertThat(Markers.replace(RECORD.asJson(), m -> TextNode.valueOf("x"))).hasToString("\"x\"");
    }
}

package io.revhub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.TestDatabase;
import io.revhub.document.DocumentId;
import io.revhub.document.Documents;
import io.revhub.document.NewVersion;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.document.TestDocuments;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoinedRecordsTest {

    private static final Instant NOW = Instant.parse("2026-04-15T08:00:00Z");

    private final TestDocuments store = TestDocuments.on(TestDatabase.fresh());
    private final JoinedRecords joined = new JoinedRecords(store.documents(), store.references());

    @Test
    void aDocumentIsFoundByItsRecordInTheSameSystem() {
        DocumentId charge = charge("draft-1", true);

        JsonNode with = joined.with("billing", invoice("draft-1"), "charge=Charge(invoiceId)");

        assertThat(with.at("/charge/number").asText()).isEqualTo("CH-1");
        assertThat(with.at("/charge/id").asText()).isEqualTo(charge.value());
    }

    @Test
    void aRecordMappedBeforeItsDocumentCameInIsToldFromOneMappedAfter() {
        charge("draft-7", false);
        Set<Reference> unknown = new HashSet<>();

        joined.with("billing", invoice("draft-7"), "charge=Charge(invoiceId)", unknown);

        assertThat(unknown).containsExactly(new Reference("billing", "Charge", "draft-7"));
    }

    @Test
    void whatTheHubDoesNotKnowYetIsNull() {
        charge("draft-2", false);

        assertThat(joined.with("billing", invoice("draft-2"), "charge=Charge(invoiceId)")
                        .get("charge"))
                .isEqualTo(JsonNodeFactory.instance.nullNode());
        assertThat(joined.with("billing", invoice("unknown"), "charge=Charge(invoiceId), other=Charge(missing)"))
                .isEqualTo(
                        JsonNodeFactory.instance.objectNode().putNull("charge").putNull("other"));
        assertThat(joined.with("erp", invoice("draft-1"), "charge=Charge(invoiceId)")
                        .get("charge")
                        .isNull())
                .isTrue();
    }

    @Test
    void withoutJoinsThereIsNothing() {
        assertThat(joined.with("billing", invoice("draft-1"), null)).isEmpty();
        assertThat(joined.with("billing", invoice("draft-1"), " ")).isEmpty();
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> joined.with("billing", invoice("draft-1"), "charge"))
                .hasMessageContaining("charge has not the form name=RecordType(field)");
    }

    private DocumentId charge(String invoiceId, boolean withVersion) {
        Reference record = new Reference("billing", "Charge", invoiceId);
        DocumentId id = DocumentId.ofRecord("charge", record);
        Documents documents = store.documents();
        documents.mint(id, "charge", null, NOW);
        if (withVersion) {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("number", "CH-1");
            documents.append(
                    documents.find(id).orElseThrow(), new NewVersion(body, "CH-1", false, null, "r"), "contract", NOW);
        }
        store.references().add(id, PartReference.whole(record), NOW);
        return id;
    }

    private static ObjectNode invoice(String id) {
        return JsonNodeFactory.instance.objectNode().put("invoiceId", id);
    }
}

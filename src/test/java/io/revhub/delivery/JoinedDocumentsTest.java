package io.revhub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.TestDatabase;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Link;
import io.revhub.document.Reference;
import io.revhub.document.TestDocuments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The with-clause of a to-route, and of routes from a parent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JoinedDocumentsTest {

    private final TestDocuments store = TestDocuments.on(TestDatabase.fresh());
    private final JoinedDocuments joined = new JoinedDocuments(store.documents(), store.links());
    private final DocumentId account = store.stored("account", "A-1", body());
    private final DocumentId contract = store.stored("contract", "C-1", body().put("account", account.value()));
    private final DocumentId order = store.stored(
            "order", "O-1", body().put("contract", contract.value()).putNull("quote"));

    @Test
    void whatIsFoundHasTheNameOfTheLastField() {
        JsonNode with = with("contract,contract.account");

        assertThat(with.at("/contract/number").asText()).isEqualTo("C-1");
        assertThat(with.at("/account/id").asText()).isEqualTo(account.value());
    }

    @Test
    void orTheNameBeforeThePath() {
        JsonNode with = with("customer=contract.account, agreed=contract");

        assertThat(with.properties()).hasSize(2);
        assertThat(with.at("/customer/number").asText()).isEqualTo("A-1");
        assertThat(with.at("/agreed/number").asText()).isEqualTo("C-1");
    }

    @Test
    void twoPathsToOneFieldCanBothBeNamed() {
        DocumentId other = store.stored("account", "A-2", body());
        DocumentId transfer = store.stored(
                "order", "O-2", body().put("contract", contract.value()).put("account", other.value()));

        JsonNode with = joined.with(document(transfer), "buyer=account,holder=contract.account")
                .orElseThrow();

        assertThat(with.at("/buyer/number").asText()).isEqualTo("A-2");
        assertThat(with.at("/holder/number").asText()).isEqualTo("A-1");
    }

    @Test
    void whatLinksToTheDocumentIsNamedInTheSameWay() {
        DocumentId payment = store.stored("payment", "PAY-1", body());
        store.links().put(new Link(payment, order, "pays", null, null));

        assertThat(with("payment(pays)").path("payment").properties()).hasSize(1);
        assertThat(with("money=payment(pays)")
                        .path("money")
                        .path(payment.value())
                        .path("number")
                        .asText())
                .isEqualTo("PAY-1");
        assertThat(with("money=payment(refunds)").path("money")).isEmpty();
    }

    @Test
    void whatAnAccountHasIsFoundByItsName() {
        DocumentId second = store.stored("contract", "C-2", body().put("account", account.value()));
        DocumentId stranger = store.stored("account", "A-9", body());
        store.stored("contract", "C-9", body().put("account", stranger.value()));

        JsonNode theirs = with("contracts=contract.account.contract[account]").path("contracts");

        assertThat(theirs.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(contract.value(), second.value());
        assertThat(theirs.path(second.value()).path("id").asText()).isEqualTo(second.value());
        assertThat(joined.with(document(stranger), "contract[account]")
                        .orElseThrow()
                        .path("contract"))
                .hasSize(1);
    }

    @Test
    void anEmptyFieldJoinsNull() {
        assertThat(with("offered=quote").path("offered").isNull()).isTrue();
    }

    @Test
    void whoIsNotThereYetIsWaitedFor() {
        DocumentId minted = DocumentId.ofRecord("contract", new Reference("crm", "Contract", "later"));
        DocumentId waiting = store.stored("order", "O-3", body().put("contract", minted.value()));

        assertThat(joined.with(document(waiting), "agreed=contract")).isEmpty();
    }

    private JsonNode with(String paths) {
        return joined.with(document(order), paths).orElseThrow();
    }

    private Document document(DocumentId id) {
        return store.documents().find(List.of(id)).get(id);
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }
}

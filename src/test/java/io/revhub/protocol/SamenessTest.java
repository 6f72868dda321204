package io.revhub.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.revhub.delivery.ParkedItem;
import io.revhub.document.Document;
import io.revhub.document.DocumentId;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.intake.FromRoutes;
import io.revhub.intake.Looks;
import io.revhub.intake.Sameness;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Records that are one, those that only seem so, and what people say about it. */
class SamenessTest extends OnFreshHub {

    @Test
    void aRecordOfAnotherSystemWithTheSameKeyIsTheSame() {
        hub.systems.put("crm", "1", TestHub.record("local chair", null).put("serial", "de/4711/chair"));
        hub.captured("1");
        await().until(() -> hub.thing("1").isPresent());

        hub.systems.put("erp", "7", TestHub.record("chair", null).put("serial", "DE/4711/Chair"));
        hub.asked("erp", "7");

        await().until(() -> find("erp", "7").isPresent());
        assertThat(find("erp", "7")).isEqualTo(hub.thing("1").map(Document::id));
        assertThat(hub.count("document")).isEqualTo(1);
    }

    @Test
    void whatSharesSomethingIsForAPersonAndMayBeAnother() {
        twoOfOneMaker();

        decide(item -> sameness().another(item, "engineer"));

        await().untilAsserted(() -> assertThat(hub.state("2", "erp")).isEqualTo("delivered"));
        assertThat(hub.parked()).isEmpty();
        assertThat(hub.systems.creates).containsExactly("chair", "chair of Ltd");

        hub.systems.put("crm", "2", TestHub.record("chair of Limited", null).put("maker", "DE811234567"));
        hub.captured("2");

        await().untilAsserted(() ->
                assertThat(hub.thing("2").orElseThrow().text("name")).hasValue("chair of Limited"));
        assertThat(hub.parked()).isEmpty();
    }

    @Test
    void aSecondRecordOfTheSameIsMergedAndWhoRefersToItIsLedToTheFirst() {
        twoOfOneMaker();
        DocumentId first = hub.thing("1").orElseThrow().id();

        decide(item -> assertThat(sameness().same(item, first, "engineer")).isEmpty());

        await().untilAsserted(() ->
                assertThat(hub.thing("2").map(Document::mergedInto)).hasValue(first));
        await().untilAsserted(() -> assertThat(hub.parked()).isEmpty());
        assertThat(hub.state("2", "erp")).isEqualTo("none");
        legOf("2", "3");
        assertThat(hub.thing("3").orElseThrow().body().path("owner").asText()).isEqualTo(first.value());

        DocumentId second = hub.thing("2").orElseThrow().id();
        assertThat(inTransaction(() -> sameness().undo(second, "engineer", "Two all the same")))
                .isTrue();

        await().untilAsserted(() -> assertThat(hub.state("2", "erp")).isEqualTo("delivered"));
        legOf("2", "4");
        assertThat(hub.thing("4").orElseThrow().body().path("owner").asText()).isEqualTo(second.value());
        assertThat(hub.thing("3").orElseThrow().body().path("owner").asText()).isEqualTo(first.value());
    }

    @Test
    void mergingNeedsTwoOfOneTypeThatStandForThemselves() {
        aChairAndAStool();
        DocumentId chair = hub.thing("1").orElseThrow().id();
        DocumentId stool = hub.thing("2").orElseThrow().id();

        assertThat(merged(chair, chair)).map(Refusal::code).hasValue("cannot-be-merged");
        assertThat(merged(chair, stool)).isEmpty();
        assertThat(merged(stool, chair)).map(Refusal::code).hasValue("merged-already");
        assertThat(inTransaction(() -> sameness().undo(stool, "engineer", "?"))).isFalse();
        assertThat(hub.count("journal_line where kind = 'merged'")).isEqualTo(1);
    }

    @Test
    void whoReferredToItBeforeGoesOnToDoSo() {
        aChairAndAStool();
        DocumentId chair = hub.thing("1").orElseThrow().id();
        DocumentId stool = hub.thing("2").orElseThrow().id();
        legOf("2", "3");
        assertThat(merged(stool, chair)).isEmpty();

        hub.systems.put("crm", "3", TestHub.record("longer leg", null).put("owner", "2"));
        hub.captured("3");

        await().untilAsserted(() ->
                assertThat(hub.thing("3").orElseThrow().text("name")).hasValue("longer leg"));
        assertThat(hub.thing("3").orElseThrow().text("owner")).hasValue(stool.value());
        assertThat(hub.bean(Looks.class).look(new FromRoutes.Source("crm", "Thing"), List.of("3")))
                .singleElement()
                .satisfies(sight -> assertThat(
                                sight.body().orElseThrow().path("owner").asText())
                        .isEqualTo(stool.value()));
    }

    @Test
    void whatADocumentHasNoLongerIsNoReasonToAsk() {
        hub.systems.put("crm", "1", TestHub.record("chair", null).put("maker", "DE811234567"));
        hub.captured("1");
        await().untilAsserted(() -> assertThat(hub.count("likeness")).isOne());
        hub.crmHas("1", "chair of nobody", null);
        hub.captured("1");
        await().untilAsserted(() ->
                assertThat(hub.thing("1").orElseThrow().text("name")).hasValue("chair of nobody"));

        hub.systems.put("crm", "2", TestHub.record("chair of Ltd", null).put("maker", "DE811234567"));
        hub.captured("2");

        await().untilAsserted(() -> assertThat(hub.state("2", "erp")).isEqualTo("delivered"));
        assertThat(hub.parked()).isEmpty();
    }

    /** The records 1 and 2, delivered. */
    private void aChairAndAStool() {
        hub.crmHas("1", "chair", null);
        hub.crmHas("2", "stool", null);
        hub.captured("1");
        hub.captured("2");
        await().until(() -> hub.state("1", "erp").equals("delivered")
                && hub.state("2", "erp").equals("delivered"));
    }

    private void twoOfOneMaker() {
        hub.systems.put("crm", "1", TestHub.record("chair", null).put("maker", "DE811234567"));
        hub.captured("1");
        await().untilAsserted(() -> assertThat(hub.state("1", "erp")).isEqualTo("delivered"));
        hub.systems.put("crm", "2", TestHub.record("chair of Ltd", null).put("maker", "DE 811234567"));
        hub.captured("2");
        await().untilAsserted(() -> assertThat(hub.parked())
                .singleElement()
                .satisfies(item -> assertThat(item.refusal().reason())
                        .isEqualTo("The Thing 2 is perhaps the same as the thing chair.")));
        assertThat(hub.thing("2")).isEmpty();
    }

    private void legOf(String owner, String id) {
        hub.systems.put("crm", id, TestHub.record("leg " + id, null).put("owner", owner));
        hub.captured(id);
        await().until(() -> hub.thing(id).filter(leg -> leg.version() > 0).isPresent());
    }

    private void decide(Consumer<ParkedItem> decision) {
        ParkedItem item = hub.parked().get(0);
        hub.bean(TransactionTemplate.class).executeWithoutResult(tx -> decision.accept(item));
    }

    private Optional<Refusal> merged(DocumentId one, DocumentId into) {
        return inTransaction(() -> sameness().merge(one, into, "engineer", "One chair"));
    }

    private <T> T inTransaction(Supplier<T> what) {
        return hub.bean(TransactionTemplate.class).execute(tx -> what.get());
    }

    private Optional<DocumentId> find(String system, String id) {
        return hub.bean(References.class)
                .find(new Reference(system, "Thing", id))
                .map(part -> part.document());
    }

    private Sameness sameness() {
        return hub.bean(Sameness.class);
    }
}

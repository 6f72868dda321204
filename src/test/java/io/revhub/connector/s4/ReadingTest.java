package io.revhub.connector.s4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.BatchAnswer;
import io.revhub.connector.odata.ODataError;
import io.revhub.connector.odata.Query;
import io.revhub.intake.CatchUp;
import io.revhub.intake.CatchUp.Page;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import io.revhub.sandbox.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final String PRODUCTS = "API_PRODUCT_SRV";

    private final Erp erp = new Erp();

    @AfterEach
    void wholePages() {
        erp.pageSize(1000);
    }

    @Test
    void recordsAreReadTogetherWithTheirChildrenAndWhatIsNotThereIsAbsent() {
        String first = erp.product();
        String second = erp.product();
        Reader reader = reader("to_Description");

        Map<String, JsonNode> read = reader.read(List.of(first, "NOTHING", second));

        assertThat(read).containsOnlyKeys(first, second);
        assertThat(read.get(first)
                        .at("/to_Description/results/0/ProductDescription")
                        .asText())
                .isEqualTo("Device");
    }

    @Test
    void anErpThatDoesNotAnswerIsReadLater() {
        String product = erp.product();
        erp.fault(Fault.Kind.UNAVAILABLE, "GET", "A_Product");

        assertThatThrownBy(() -> reader("").read(List.of(product))).isInstanceOf(ReadFailed.class);
    }

    @Test
    void allPagesAreRead() {
        List<String> products = List.of(erp.product(), erp.product(), erp.product());
        erp.pageSize(1);

        assertThat(reader("").read(products)).containsOnlyKeys(products);
    }

    @Test
    void aCatchUpTellsWhatHasChangedAndTellsItOnce() {
        CatchUp catchUp = erp.connector
                .catchUp()
                .catchUp("erp", Map.of("service", PRODUCTS, "entitySet", "A_Product", "key", "Product"));
        String first = erp.product();
        Page beginning = toTheEnd(catchUp, Optional.empty());
        assertThat(beginning.hints()).contains(new Hint("A_Product", first));

        Page nothing = catchUp.next(Optional.of(beginning.position()));
        assertThat(nothing.hints()).isEmpty();
        String second = erp.product();
        Page more = catchUp.next(Optional.of(nothing.position()));
        assertThat(more.hints()).containsExactly(new Hint("A_Product", second));

        erp.client().update(PRODUCTS, "A_Product('" + first + "')", Erp.json("{\"ProductOldID\":\"X\"}"));
        assertThat(catchUp.next(Optional.of(more.position())).hints()).containsExactly(new Hint("A_Product", first));
    }

    @Test
    void aMisspeltParameterIsNamed() {
        assertThatThrownBy(() -> erp.connector.reader().reader("erp", Map.of("service", PRODUCTS, "entityset", "A")))
                .hasMessage("The parameter entitySet is missing");
    }

    @Test
    void theMembersOfABatchFailAlone() {
        String taken = erp.product();
        ObjectNode good = (ObjectNode) Erp.productDelivery().mapped();
        ObjectNode bad = good.deepCopy().put("Product", taken);

        List<BatchAnswer> answers = erp.client().createAll(PRODUCTS, "A_Product", List.of(bad, good));

        assertThat(((ODataError) answers.get(0).error()).status()).isEqualTo(400);
        assertThat(answers.get(1).entity().get("Product")).isEqualTo(good.get("Product"));
    }

    @Test
    void aChangeByAnotherInBetweenIsReadAndTheUpdateRepeated() {
        String product = erp.product();
        String path = "A_Product('" + product + "')";

        erp.client()
                .update(
                        PRODUCTS,
                        path,
                        "W/\"datetimeoffset'2020-01-01T00%3A00%3A00.0000000Z'\"",
                        Erp.json("{\"ProductOldID\":\"Y\"}"));

        assertThat(erp.read(PRODUCTS, path).get("ProductOldID").asText()).isEqualTo("Y");
    }

    @Test
    void theErpsErrorIsToldWithItsCode() {
        assertThatThrownBy(() -> erp.client().query(PRODUCTS, "A_Nothing", Query.ALL))
                .isInstanceOfSatisfying(ODataError.class, e -> {
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.code()).isNotEmpty();
                    assertThat(e.text()).isNotEmpty();
                });
    }

    private Reader reader(String expand) {
        return erp.connector
                .reader()
                .reader(
                        "erp",
                        Map.of("service", PRODUCTS, "entitySet", "A_Product", "key", "Product", "expand", expand));
    }

    private static Page toTheEnd(CatchUp catchUp, Optional<String> position) {
        List<Hint> hints = new ArrayList<>();
        Page page = catchUp.next(position);
        hints.addAll(page.hints());
        while (page.more()) {
            page = catchUp.next(Optional.of(page.position()));
            hints.addAll(page.hints());
        }
        return new Page(hints, page.position(), false);
    }
}

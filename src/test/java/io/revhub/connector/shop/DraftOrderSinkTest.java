package io.revhub.connector.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DraftOrderSinkTest {

    private final TestShop shop = new TestShop();
    private final Sink sink = shop.connector().draftOrder().sink("shop", Map.of());
    private final String customer = shop.client()
            .post("/admin/customers", "{\"email\":\"" + UUID.randomUUID() + "@example.org\"}")
            .json()
            .at("/customer/id")
            .asText();
    private final TestDelivery quote = quote("eur");

    @AfterEach
    void clearFaults() {
        shop.clearFaults();
    }

    @Test
    void aQuoteIsADraftOrderToTheCent() {
        quote.brought(sink);

        assertThat(drafts()).hasSize(1);
        assertThat(drafts().at("/0/items/0/unit_price").decimalValue()).isEqualByComparingTo("944.87");
        assertThat(drafts().at("/0/metadata/revhub_key").asText()).isEqualTo(quote.key());
    }

    @Test
    void aLostAnswerMakesNoSecondDraft() {
        TestDelivery begun = quote.after(sink.steps().get(0));
        shop.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/admin/draft-orders");

        assertThat(begun.write(sink.steps().get(1))).isInstanceOf(Written.Unknown.class);
        quote.brought(sink);

        assertThat(drafts()).hasSize(1);
    }

    @Test
    void whatIsDecidedIsRemovedAndRemovedOnce() {
        TestDelivery decided = quote.brought(sink).changed(cancelled(), cancelled());

        decided.brought(sink);
        decided.brought(sink);

        assertThat(drafts()).isEmpty();
    }

    @Test
    void whatIsOfferedAnewTakesThePlaceOfWhatWasOfferedBefore() {
        String anew = form("eur").replace("print-1", "print-2").replace("944.87", "900.00");

        quote.brought(sink).changed(anew, anew).brought(sink);

        assertThat(drafts()).hasSize(1);
        assertThat(drafts().at("/0/items/0/unit_price").decimalValue()).isEqualByComparingTo("900.00");
    }

    @Test
    void whatWasRemovedBeforeTheAnswerWasLostIsShownAnewOnce() {
        String anew = form("eur").replace("print-1", "print-2");
        TestDelivery changed = quote.brought(sink).changed(anew, anew);
        shop.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/admin/draft-orders");

        assertThat(changed.write(sink.steps().get(1))).isInstanceOf(Written.Unknown.class);
        changed.brought(sink);

        assertThat(drafts()).hasSize(1);
        assertThat(drafts().at("/0/metadata/revhub_fingerprint").asText()).isEqualTo("print-2");
    }

    @Test
    void aCurrencyWithoutARegionIsForAPerson() {
        assertThat(quote("chf").look(sink.steps().get(0)))
                .isInstanceOfSatisfying(
                        Shown.Doubtful.class,
                        doubtful -> assertThat(doubtful.refusal().code()).isEqualTo("no-region"));
    }

    private JsonNode drafts() {
        return shop.get("/draft-orders?fields=%2Bmetadata,*items&customer_id=" + customer)
                .path("draft_orders");
    }

    private TestDelivery quote(String currency) {
        return TestDelivery.of("quote", "Q-" + UUID.randomUUID(), "shop", form(currency));
    }

    private String form(String currency) {
        return ("{'currency_code':'%s','customer_id':'%s','items':[{'title':'3 x device','quantity':1,"
                        + "'unit_price':944.87}],'metadata':{'revhub_fingerprint':'print-1'}}")
                .formatted(currency, customer);
    }

    private String cancelled() {
        return "{'status':'cancelled','customer_id':'%s'}".formatted(customer);
    }
}

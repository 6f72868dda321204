package io.revhub.connector.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Sink;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.sandbox.Fault;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProductSinkTest {

    private final TestShop shop = new TestShop();
    private final Sink sink = shop.connector().product().sink("shop", Map.of());
    private final SinkStep step = sink.steps().get(0);
    private final SinkStep variant = sink.steps().get(1);
    private final String sku = "TRK-" + UUID.randomUUID();
    private final TestDelivery product = TestDelivery.of("product", sku, "shop", form("Tracker", "129.95"));

    @AfterEach
    void clearFaults() {
        shop.clearFaults();
    }

    @Test
    void aProductIsCreatedWithItsVariantAndPrice() {
        TestDelivery brought = product.brought(sink);

        JsonNode shown = shown();
        assertThat(shown.get("title").asText()).isEqualTo("Tracker");
        assertThat(shown.at("/metadata/revhub_key").asText()).isEqualTo(product.key());
        assertThat(shown.at("/variants/0/prices/0/raw_amount/value").asText()).isEqualTo("129.95");
        assertThat(brought.delivery().known().get("variant").recordId())
                .isEqualTo(shown.at("/variants/0/id").asText());
    }

    @Test
    void aProductThatWasMadeButNotAnsweredIsFoundByItsHandle() {
        shop.fault(Fault.Kind.CUT_AFTER_WRITE, "POST", "/admin/products");

        assertThat(product.write(step)).isInstanceOf(Written.Unknown.class);
        product.brought(sink);

        assertThat(products()).hasSize(1);
    }

    @Test
    void aSecondCreateIsLookedUp() {
        product.brought(sink);

        assertThat(product.write(step)).isInstanceOf(Written.Later.class);
    }

    @Test
    void onlyChangedFieldsAndOtherPricesAreSent() {
        TestDelivery brought = product.brought(sink);
        TestDelivery dearer = brought.changed(
                form("Tracker 2", "139.00"), "{'title':'Tracker 2','metadata':{'unit':null},'variants':[]}");

        assertThat(dearer.look(step)).isInstanceOf(Shown.Existing.class);
        dearer.brought(sink);

        assertThat(shown().get("title").asText()).isEqualTo("Tracker 2");
        assertThat(shown().get("description").asText()).isEqualTo("GPS");
        assertThat(shown().get("metadata").has("unit")).isFalse();
        assertThat(shown().at("/variants/0/prices")).hasSize(1);
        assertThat(shown().at("/variants/0/prices/0/raw_amount/value").asText()).isEqualTo("139");
        assertThat(dearer.look(step)).isInstanceOf(Shown.Done.class);
        assertThat(dearer.look(variant)).isInstanceOf(Shown.Done.class);
    }

    @Test
    void afterACrashBetweenTheStepsOnlyThePriceIsLeft() {
        TestDelivery brought = product.brought(sink);
        TestDelivery dearer = brought.changed(form("Tracker", "139.00"), "{'variants':[]}");

        assertThat(dearer.look(step)).isInstanceOf(Shown.Done.class);
        assertThat(dearer.look(variant)).isInstanceOf(Shown.Existing.class);
    }

    @Test
    void aProductOfTheShopsOwnIsAdoptedByItsHandleAndSku() {
        create("{}");

        product.brought(sink);

        assertThat(products()).hasSize(1);
        assertThat(shown().at("/metadata/revhub_key").asText()).isEqualTo(product.key());
    }

    @Test
    void anotherDocumentsProductIsNotTaken() {
        create("{'revhub_key':'ANOTHER'}");

        assertThat(((Shown.Doubtful) product.look(step)).refusal().code()).isEqualTo("taken-by-another");
    }

    @Test
    void aSkuOnAnotherProductIsForAPerson() {
        product.brought(sink);
        TestDelivery twin =
                TestDelivery.of("product", sku + "-b", "shop", form("Twin", "1").replace("'handle':'", "'handle':'b-"));

        Written.Refused refused = (Written.Refused) twin.write(step);

        assertThat(refused.refusal().code()).isEqualTo("sku-taken");
        assertThat(refused.refusal().said()).contains("already exists");
    }

    @Test
    void aProductThatWasDeletedInTheShopIsNotMadeAgain() {
        TestDelivery brought = product.brought(sink);
        shop.client().send("DELETE", "/admin/products/" + shown().get("id").asText(), null);

        assertThat(((Shown.Doubtful) brought.look(step)).refusal().code()).isEqualTo("record-gone");
    }

    @Test
    void whileTheShopIsNotThereTheDeliveryComesLater() {
        Sink nowhere =
                shop.connector(URI.create("http://localhost:1")).product().sink("shop", Map.of());
        shop.fault(Fault.Kind.UNAVAILABLE, "POST", "/admin/products");

        assertThat(product.write(nowhere.steps().get(0))).isInstanceOf(Written.Later.class);
        assertThat(product.write(step)).isInstanceOf(Written.Later.class);
        assertThat(products()).isEmpty();
    }

    private void create(String metadata) {
        String form = form("Tracker", "129.95")
                .replace("'129.95'", "129.95")
                .replaceFirst("'metadata':\\{[^}]*}", "'metadata':" + metadata);
        assertThat(shop.client().post("/admin/products", form).status()).isEqualTo(200);
    }

    private JsonNode products() {
        return shop.get("/products?handle=" + sku.toLowerCase()).get("products");
    }

    private JsonNode shown() {
        return products().get(0);
    }

    private String form(String title, String price) {
        return """
                {'title':'%s','handle':'%s','status':'published','external_id':'x','description':'GPS',
                 'options':[{'title':'Default','values':['Default']}],
                 'variants':[{'title':'Default','sku':'%s','options':{'Default':'Default'},
                              'prices':[{'currency_code':'eur','amount':'%s'}]}],
                 'metadata':{'unit':'PC'}}""".formatted(title, sku.toLowerCase(), sku, price);
    }
}

package io.revhub.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.TestLandscape;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class StorefrontTest {

    private final URI address = TestLandscape.with(Medusa.SYSTEM).address("shop");
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    @Test
    void aShopperBuysAndAClerkSendsIt() throws Exception {
        Shopping shop = new Shopping(address, "sk_test", "pk_test", "psp_test");
        String variant = shop.variant("10.00");
        String sku = shop.admin()
                .get("/admin/product-variants?id=" + variant)
                .json()
                .at("/variants/0/sku")
                .asText();
        assertThat(get("/storefront").body()).contains(sku);

        HttpResponse<String> cart = post("/storefront/carts", "sku=" + sku + "&quantity=2&region=Europe");
        HttpResponse<String> order = post(
                cart.uri().getPath() + "/order",
                "email=jo%40example.org&first_name=Jo&last_name=B%C3%A4r&address_1=Weg+1&postal_code=1&city=Wien"
                        + "&country_code=de&code=&provider=pp_system_default");
        assertThat(order.body()).contains("Total with tax").contains("29.631 EUR");
        String clerk = order.uri().getPath().replace("/storefront", "");
        post(clerk + "/capture", "amount=");
        post(clerk + "/send", "tracking=T42");

        assertThat(get(order.uri().getPath()).body()).contains("T42");
        assertThat(get(clerk).body()).contains("capture").contains("29.631");
        assertThat(get("/").body()).contains("jo@example.org");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

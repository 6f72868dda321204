package io.revhub.cli.demo;

import io.revhub.cli.client.Installation.SystemSettings;
import io.revhub.cli.client.Web;
import java.util.Map;

/** The shop's admin API. */
final class Shop {

    private final Web web;

    Shop(SystemSettings settings) {
        this.web = new Web(settings.address(), Map.of("Authorization", Web.basic(settings.option("secret-key"), "")));
    }

    boolean sells(String sku) {
        return !web.get("/admin/product-variants?sku=" + Web.encoded(sku))
                .path("variants")
                .isEmpty();
    }
}

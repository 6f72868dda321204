package io.revhub.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation.SystemSettings;
import io.revhub.cli.client.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shop's admin API. */
public final class Shop {

    private static final int PAGE = 100;

    private final Web web;

    Shop(SystemSettings settings) {
        this.web = new Web(settings.address(), Map.of("Authorization", Web.basic(settings.option("secret-key"), "")));
    }

    public boolean sells(String sku) {
        return !web.get("/admin/product-variants?sku=" + Web.encoded(sku))
                .path("variants")
                .isEmpty();
    }

    /**
     * All records of a kind.
     *
     * @param kind as its address and its answers name them: customers, products
     */
    public List<JsonNode> all(String kind) {
        List<JsonNode> found = new ArrayList<>();
        for (int offset = 0, page = PAGE; page == PAGE; offset += PAGE) {
            JsonNode records = web.get("/admin/" + kind + "?limit=" + PAGE + "&offset=" + offset)
                    .path(kind);
            records.forEach(found::add);
            page = records.size();
        }
        return found;
    }
}

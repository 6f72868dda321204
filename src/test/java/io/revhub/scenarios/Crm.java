package io.revhub.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation;
import io.revhub.cli.client.Web;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The CRM, as a sales representative's client uses it. */
final class Crm {

    private static final String API = "/services/data/v62.0";

    private final Web web;

    Crm(Installation installation) {
        Installation.Simulated crm = installation.sandbox().get("crm");
        String token = new Web(crm.address(), Map.of())
                .postForm(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id="
                                + crm.login().get("client-id") + "&client_secret="
                                + crm.login().get("client-secret"))
                .path("access_token")
                .asText();
        this.web = new Web(crm.address(), Map.of("Authorization", "Bearer " + token));
    }

    /** Creates a record and returns its id. */
    String create(String type, Map<String, ?> fields) {
        return web.post(API + "/sobjects/" + type, fields).path("id").asText();
    }

    /** A product that is sold by the piece; its id. */
    String product(String sku, String name, String kind) {
        return create(
                "Product2",
                Map.of(
                        "ProductCode", sku,
                        "Name", name,
                        "QuantityUnitOfMeasure", "Each",
                        "RevHub_Kind__c", kind,
                        "IsActive", true));
    }

    /** What a product costs in a price book; the entry's id. */
    String price(String product, String book, String price, String currency) {
        return create(
                "PricebookEntry",
                Map.of(
                        "Pricebook2Id", book,
                        "Product2Id", product,
                        "UnitPrice", new BigDecimal(price),
                        "CurrencyIsoCode", currency,
                        "IsActive", true));
    }

    void change(String type, String id, Map<String, ?> fields) {
        web.patch(API + "/sobjects/" + type + "/" + id, fields);
    }

    List<JsonNode> query(String soql) {
        List<JsonNode> records = new ArrayList<>();
        web.get(API + "/query?q=" + Web.encoded(soql)).path("records").forEach(records::add);
        return records;
    }

    String standardPriceBook() {
        return query("SELECT Id FROM Pricebook2 WHERE IsStandard = true")
                .get(0)
                .path("Id")
                .asText();
    }
}

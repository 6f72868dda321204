package io.revhub.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.cli.client.Installation.SystemSettings;
import io.revhub.cli.client.Web;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The CRM, as a sales representative's client uses it. */
public final class Crm {

    private final Web web;
    private final String api;

    /** Logs in. */
    Crm(SystemSettings settings) {
        JsonNode login = new Web(settings.address(), Map.of())
                .postForm(
                        "/services/oauth2/token",
                        "grant_type=client_credentials&client_id=" + Web.encoded(settings.option("client-id"))
                                + "&client_secret=" + Web.encoded(settings.option("client-secret")));
        this.web = new Web(
                settings.address(),
                Map.of("Authorization", "Bearer " + login.path("access_token").asText()));
        this.api = "/services/data/v" + settings.option("api-version");
    }

    /** Creates a record and returns its id. */
    public String create(String type, Map<String, ?> fields) {
        return web.post(api + "/sobjects/" + type, fields).path("id").asText();
    }

    /** Changes fields of a record. */
    public void change(String type, String id, Map<String, ?> fields) {
        web.patch(api + "/sobjects/" + type + "/" + id, fields);
    }

    /** The records of the query's first page. */
    public List<JsonNode> query(String soql) {
        List<JsonNode> records = new ArrayList<>();
        web.get(api + "/query?q=" + Web.encoded(soql)).path("records").forEach(records::add);
        return records;
    }

    public String standardPriceBook() {
        return query("SELECT Id FROM Pricebook2 WHERE IsStandard = true")
                .get(0)
                .path("Id")
                .asText();
    }

    /** The numbers of the quotes of the year. */
    List<String> quotes() {
        return query("SELECT Name FROM Quote WHERE Name LIKE 'Q-2026-%'").stream()
                .map(quote -> quote.path("Name").asText())
                .toList();
    }

    /** What has been signed, net: the sum of the lines' amounts. */
    public BigDecimal signed(String quote) {
        return query("SELECT RevHub_Net__c FROM QuoteLineItem WHERE QuoteId = '" + quote + "'").stream()
                .map(line -> line.path("RevHub_Net__c").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.UNNECESSARY);
    }
}

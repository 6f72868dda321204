package io.revhub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.revhub.sandbox.SystemClient.Answer;
import io.revhub.sandbox.billing.KillBill;
import io.revhub.sandbox.crm.Salesforce;
import io.revhub.sandbox.erp.S4Hana;
import io.revhub.sandbox.provisioning.Provisioning;
import io.revhub.sandbox.shop.Medusa;
import io.revhub.sandbox.signature.ESignature;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Each system has its records again after a restart. */
class RestartTest {

    private static final String CRM = "/services/data/v62.0/sobjects/Account";
    private static final String ERP = "/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product";

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void whatWasWrittenIsThereAgainInEverySystem() {
        Map<String, String> shown = new LinkedHashMap<>();
        Map<String, String> addresses = new HashMap<>();
        try (Landscape landscape = started()) {
            made(landscape).forEach((system, address) -> {
                addresses.put(system, address);
                Answer answer = clients(landscape).get(system).get(address);
                assertThat(answer.status()).as(system + " " + address).isEqualTo(200);
                shown.put(system, answer.text());
            });
        }

        try (Landscape landscape = started()) {
            assertThat(shown).hasSize(6);
            shown.forEach((system, before) -> assertThat(clients(landscape)
                            .get(system)
                            .get(addresses.get(system))
                            .text())
                    .as(system)
                    .isEqualToIgnoringWhitespace(before.replaceAll(
                            "localhost:\\d+", landscape.address(system).getAuthority())));
        }
    }

    private Landscape started() {
        Landscape landscape = TestLandscape.in(folder);
        List.of(
                        Salesforce.SYSTEM,
                        Medusa.SYSTEM,
                        KillBill.SYSTEM,
                        S4Hana.SYSTEM,
                        Provisioning.SYSTEM,
                        ESignature.SYSTEM)
                .forEach(landscape::start);
        return landscape;
    }

    /** A record in each system, by where it is read. */
    private static Map<String, String> made(Landscape landscape) {
        Map<String, SystemClient> clients = clients(landscape);
        Map<String, String> made = new HashMap<>();
        made.put("crm", CRM + "/" + id(clients.get("crm").post(CRM, "{'Name':'Nordwind'}"), "/id"));
        made.put(
                "shop",
                "/admin/customers/"
                        + id(clients.get("shop").post("/admin/customers", "{'email':'a@b.example'}"), "/customer/id"));
        made.put(
                "billing",
                clients.get("billing")
                        .post("/1.0/kb/accounts", "{'externalKey':'K-1','name':'Nordwind','currency':'EUR'}")
                        .location()
                        .replaceFirst("https?://[^/]+", ""));
        clients.get("erp").post(ERP, "{'Product':'RESTARTED','ProductType':'FERT','BaseUnit':'PC'}");
        made.put("erp", ERP + "('RESTARTED')");
        made.put(
                "provisioning",
                "/entitlements/"
                        + id(
                                clients.get("provisioning")
                                        .post(
                                                "/entitlements",
                                                "{'externalKey':'K-1','order':'O-1','startDate':'2030-01-01',"
                                                        + "'lines':[{'line':'L1','product':'T','quantity':1}]}"),
                                "/id"));
        made.put(
                "signature",
                "/envelopes/"
                        + id(
                                clients.get("signature")
                                        .post(
                                                "/envelopes",
                                                "{'externalKey':'K-1','document':{'name':'Q','content':'JVBERi0xLjc='},"
                                                        + "'signers':[{'name':'Jo','email':'jo@b.example'}]}"),
                                "/id"));
        return made;
    }

    private static String id(Answer answer, String at) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json().at(at).asText();
    }

    private static Map<String, SystemClient> clients(Landscape landscape) {
        Map<String, SystemClient> clients = new HashMap<>();
        clients.put("crm", crm(landscape));
        clients.put("shop", client(landscape, "shop", Map.of("Authorization", SystemClient.basic("sk_test:"))));
        clients.put(
                "billing",
                client(
                        landscape,
                        "billing",
                        Map.of(
                                "Authorization", SystemClient.basic("admin:secret"),
                                "X-Killbill-ApiKey", "revhub",
                                "X-Killbill-ApiSecret", "tenant",
                                "X-Killbill-CreatedBy", "revhub")));
        clients.put("erp", erp(landscape));
        List.of("provisioning", "signature")
                .forEach(system ->
                        clients.put(system, client(landscape, system, Map.of("Authorization", "Bearer secret"))));
        return clients;
    }

    private static SystemClient crm(Landscape landscape) {
        String token = id(
                client(landscape, "crm", Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .post(
                                "/services/oauth2/token",
                                "grant_type=client_credentials&client_id=revhub&client_secret=secret"),
                "/access_token");
        return client(landscape, "crm", Map.of("Authorization", "Bearer " + token));
    }

    private static SystemClient erp(Landscape landscape) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Authorization", SystemClient.basic("REVHUB:secret"),
                "Accept", "application/json",
                "X-CSRF-Token", "Fetch"));
        var fetched = client(landscape, "erp", headers).get(ERP + "?$top=1").headers();
        headers.put("X-CSRF-Token", fetched.firstValue("x-csrf-token").orElseThrow());
        headers.put("Cookie", fetched.firstValue("set-cookie").orElseThrow().replaceFirst(";.*", ""));
        return client(landscape, "erp", headers);
    }

    private static SystemClient client(Landscape landscape, String system, Map<String, String> headers) {
        return new SystemClient(landscape.address(system), headers);
    }
}

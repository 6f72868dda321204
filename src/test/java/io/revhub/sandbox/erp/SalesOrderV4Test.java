package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import org.junit.jupiter.api.Test;

class SalesOrderV4Test {

    private static final String ORDERS = "/sap/opu/odata4/sap/api_salesorder/srvd_a2x/sap/salesorder/0001/";

    private final ErpClient erp = new ErpClient();
    private final Given given = new Given(erp);

    @Test
    void whatIsCreatedInOneVersionIsThereInTheOther() {
        JsonNode created = create("V4-1").json();
        String number = created.get("SalesOrder").asText();

        assertThat(created.get("TotalNetAmount").decimalValue()).isEqualByComparingTo("25.00");
        assertThat(created.at("/_Item/0/SalesOrderItem").asText()).isEqualTo("10");
        assertThat(created.at("/_Item/0/_ItemPricingElement/0/ConditionRateAmount")
                        .decimalValue())
                .isEqualByComparingTo("12.5");
        assertThat(erp.get(ErpClient.ORDERS + "A_SalesOrder('" + number + "')?$expand=to_Item")
                        .d()
                        .at("/to_Item/results/0/NetAmount")
                        .asText())
                .isEqualTo("25.00");
    }

    @Test
    void ordersAreFoundAndExpanded() {
        String reference = Given.unique("V4-");
        create(reference);

        Answer answer = erp.get(ORDERS + "SalesOrder?$filter=startswith(PurchaseOrderByCustomer,'V4-') and"
                + " PurchaseOrderByCustomer eq '" + reference
                + "' and TotalNetAmount gt 24.99 and CreationDate ge 2026-01-01"
                + "&$expand=_Item($select=Product)&$select=SalesOrder&$count=true");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode found = answer.json();
        assertThat(found.get("@odata.count").asInt()).isEqualTo(1);
        assertThat(found.at("/value/0/_Item/0/Product").asText()).startsWith("P-");
        assertThat(found.at("/value/0").has("SoldToParty")).isFalse();
    }

    @Test
    void aChangeMustNameTheETagItSaw() {
        Answer created = create("V4-3");
        String address =
                ORDERS + "SalesOrder('" + created.json().get("SalesOrder").asText() + "')";
        String change = "{\"PurchaseOrderByCustomer\":\"V4-3b\"}";

        assertThat(erp.patch(address, change).status()).isEqualTo(428);
        assertThat(erp.patch(address, change, "If-Match", "W/\"SADL-1\"").status())
                .isEqualTo(412);
        Answer changed = erp.patch(address, change, "If-Match", created.header("etag"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(204);
        assertThat(erp.get(address).json().get("PurchaseOrderByCustomer").asText())
                .isEqualTo("V4-3b");
        Answer further =
                erp.post(address + "/_Item", "{\"Product\":\"" + given.product() + "\",\"RequestedQuantity\":1}");
        assertThat(further.status()).as(further.body()).isEqualTo(201);
        assertThat(further.json().get("SalesOrderItem").asText()).isEqualTo("20");
    }

    @Test
    void aWriteNeedsTheSessionsTokenAndARefusalIsInPlainWords() {
        assertThat(erp.send("POST", ORDERS + "SalesOrder", "{}").status()).isEqualTo(403);

        Answer refused = erp.post(ORDERS + "SalesOrder", body("4711", "NOTHING", "V4-4"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/message").asText()).isEqualTo("Sold-to party 4711 does not exist.");
        assertThat(erp.get(ORDERS + "SalesOrder('0')").status()).isEqualTo(404);
    }

    @Test
    void aChangeSetIsAllOrNothing() {
        String reference = Given.unique("V4B-");
        String good = body(given.customer(), given.product(), reference);
        String bad = body("4711", "NOTHING", reference);

        Answer answer = batch(good, bad);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("HTTP/1.1 400").doesNotContain("HTTP/1.1 201");
        assertThat(batch(good, good).body()).contains("HTTP/1.1 201");
        assertThat(erp.send(
                                "GET",
                                ORDERS + "SalesOrder/$count?$filter=PurchaseOrderByCustomer eq '" + reference + "'",
                                null,
                                "Accept",
                                "text/plain")
                        .body())
                .isEqualTo("2");
    }

    private Answer batch(String... bodies) {
        StringBuilder text = new StringBuilder("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n");
        int id = 1;
        for (String body : bodies) {
            text.append("--c\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\nContent-ID: ")
                    .append(id++)
                    .append("\r\n\r\nPOST SalesOrder HTTP/1.1\r\nContent-Type: application/json\r\n\r\n")
                    .append(body)
                    .append("\r\n");
        }
        return erp.post(
                ORDERS + "$batch",
                text.append("--c--\r\n\r\n--b--\r\n").toString(),
                "Content-Type",
                "multipart/mixed; boundary=b",
                "Accept",
                "multipart/mixed");
    }

    private Answer create(String reference) {
        Answer created = erp.post(ORDERS + "SalesOrder", body(given.customer(), given.product(), reference));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created;
    }

    private static String body(String customer, String product, String reference) {
        return """
                {"SalesOrderType":"OR","SalesOrganization":"1010","DistributionChannel":"10","OrganizationDivision":"00","SoldToParty":"%s",
                 "PurchaseOrderByCustomer":"%s","_Item":[{"Product":"%s","RequestedQuantity":2,
                   "_ItemPricingElement":[{"ConditionType":"PPR0","ConditionRateAmount":12.50,"ConditionCurrency":"EUR"}]}]}
                """.formatted(customer, reference, product).replaceAll("\\s*\\R\\s*", "");
    }
}

package io.revhub.sandbox.erp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.erp.ErpClient.Answer;
import java.util.ArrayList;
import java.util.List;
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
    void whatLiesAWayOffIsFilteredAndOrderedBy() {
        String reference = Given.unique("V4W-");
        JsonNode order = create(reference).json();
        String product = order.at("/_Item/0/Product").asText();
        String here = "PurchaseOrderByCustomer eq '" + reference + "' and ";

        assertThat(found(
                        "SalesOrder",
                        here + "_Item/any(i:i/Product eq '" + product + "' and i/RequestedQuantity gt 1)"))
                .isEqualTo(1);
        assertThat(found("SalesOrder", here + "_Item/any(i:i/Product eq 'another')"))
                .isZero();
        assertThat(found("SalesOrder", here + "_Item/all(i:i/_ItemPricingElement/any(p:p/ConditionType eq 'PPR0'))"))
                .isEqualTo(1);
        assertThat(found("SalesOrder", here + "_Item/$count eq 1 and _Item/any()"))
                .isEqualTo(1);
        assertThat(found("SalesOrderItem", "_SalesOrder/PurchaseOrderByCustomer eq '" + reference + "'"))
                .isEqualTo(1);
        assertThat(erp.get(ORDERS + "SalesOrderItem?$filter=Product eq '" + product
                                + "'&$orderby=_SalesOrder/PurchaseOrderByCustomer desc")
                        .json()
                        .at("/value/0/SalesOrder"))
                .isEqualTo(order.get("SalesOrder"));
    }

    private int found(String set, String filter) {
        Answer answer = erp.get(ORDERS + set + "?$count=true&$top=0&$filter=" + filter);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("@odata.count").asInt();
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
        assertThat(count(reference)).isEqualTo("2");
    }

    @Test
    void aBatchInJsonRefersToWhatItMadeBefore() {
        String reference = Given.unique("V4J-");

        Answer answer = jsonBatch(
                "", """
                {"id":"1","method":"post","url":"SalesOrder","headers":{"content-type":"application/json"},"body":%s},
                {"id":"2","dependsOn":["1"],"method":"patch","url":"$1","headers":{"If-Match":"$1"},
                  "body":{"PurchaseOrderByCustomer":"%s-b"}},
                {"id":"3","dependsOn":["2"],"method":"get","url":"$1/_Item?$select=Product,RequestedQuantity"},
                {"id":"4","method":"get","url":"%sSalesOrder/$count?$filter=PurchaseOrderByCustomer%%20eq%%20'%s-b'"}
                """.formatted(body(given.customer(), given.product(), reference), reference, ORDERS, reference));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(statuses(answer)).containsExactly("1:201", "2:204", "3:200", "4:200");
        JsonNode responses = answer.json().get("responses");
        assertThat(responses.at("/0/headers/location").asText()).contains("SalesOrder('");
        assertThat(responses.at("/0/body/TotalNetAmount").decimalValue()).isEqualByComparingTo("25.00");
        assertThat(responses.at("/1").has("body")).isFalse();
        assertThat(responses.at("/2/body/value/0/Product").asText()).startsWith("P-");
        assertThat(responses.at("/3/body").asText()).isEqualTo("1");
    }

    @Test
    void aGroupOfABatchInJsonIsAllOrNothingAndWhatDependsOnItIsNotTried() {
        String reference = Given.unique("V4G-");
        String good = body(given.customer(), given.product(), reference);
        String requests = """
                {"id":"1","atomicityGroup":"g","method":"POST","url":"SalesOrder","body":%s},
                {"id":"2","atomicityGroup":"g","method":"POST","url":"SalesOrder","body":%s},
                {"id":"3","dependsOn":["g"],"method":"GET","url":"SalesOrder"},
                {"id":"4","method":"POST","url":"SalesOrder","body":%s}
                """.formatted(good, body("4711", "NOTHING", reference), good);

        Answer stopped = jsonBatch("", requests);
        Answer continued = jsonBatch("odata.continue-on-error", requests);

        assertThat(statuses(stopped)).as(stopped.body()).containsExactly("1:424", "2:400");
        assertThat(statuses(continued)).containsExactly("1:424", "2:400", "3:424", "4:201");
        assertThat(continued.json().at("/responses/1/body/error/message").asText())
                .isEqualTo("Sold-to party 4711 does not exist.");
        assertThat(count(reference)).isEqualTo("1");
    }

    @Test
    void aBatchInJsonThatIsNoneIsRefusedAsAWhole() {
        assertThat(jsonBatch("", "{\"id\":\"1\",\"method\":\"GET\"}").status()).isEqualTo(400);
        assertThat(jsonBatch("", "{\"id\":\"1\",\"dependsOn\":[\"2\"],\"method\":\"GET\",\"url\":\"SalesOrder\"}")
                        .json()
                        .at("/error/message")
                        .asText())
                .isEqualTo("Request 1 depends on 2, which does not come before it.");
    }

    private String count(String reference) {
        return erp.send(
                        "GET",
                        ORDERS + "SalesOrder/$count?$filter=PurchaseOrderByCustomer eq '" + reference + "'",
                        null,
                        "Accept",
                        "text/plain")
                .body();
    }

    private static List<String> statuses(Answer batch) {
        List<String> statuses = new ArrayList<>();
        batch.json()
                .get("responses")
                .forEach(response -> statuses.add(response.get("id").asText() + ":"
                        + response.get("status").asInt()));
        return statuses;
    }

    private Answer jsonBatch(String preference, String requests) {
        return erp.post(
                ORDERS + "$batch",
                "{\"requests\":[" + requests + "]}",
                "Content-Type",
                "application/json",
                "Prefer",
                preference);
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

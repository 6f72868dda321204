package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.CrmClient.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompositeTest {

    private static final String API = "/services/data/v62.0";

    private final CrmClient crm = new CrmClient();
    private final String key = CrmClient.unique("composite");

    private static String part(String method, String url, String reference, String body) {
        return "{\"method\":\"" + method + "\",\"url\":\"" + API + url + "\",\"referenceId\":\"" + reference + "\""
                + (body == null ? "" : ",\"body\":" + body) + "}";
    }

    private String account(String name) {
        return part("PATCH", "/sobjects/Account/RevHub_Key__c/" + key, "account", "{\"Name\":\"" + name + "\"}");
    }

    private static String contact(String account) {
        return part(
                "POST", "/sobjects/Contact", "contact", "{\"LastName\":\"Vogt\",\"AccountId\":\"" + account + "\"}");
    }

    private Answer composite(boolean allOrNone, String... parts) {
        return crm.post(
                "/composite",
                "{\"allOrNone\":" + allOrNone + ",\"compositeRequest\":[" + String.join(",", parts) + "]}");
    }

    @Test
    void aRequestUsesWhatAnEarlierOneAnswered() {
        Answer answer = composite(
                false,
                account("Nordwind"),
                contact("@{account.id}"),
                part("GET", "/query?q=SELECT+Id,AccountId+FROM+Contact+WHERE+Id='@{contact.id}'", "found", null),
                part("GET", "/sobjects/Account/@{found.records[0].AccountId}?fields=Name", "read", null));

        JsonNode parts = answer.body().get("compositeResponse");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(parts.findValues("httpStatusCode").stream().map(JsonNode::intValue))
                .containsExactly(201, 201, 200, 200);
        assertThat(parts.at("/1/referenceId").asText()).isEqualTo("contact");
        assertThat(parts.at("/1/httpHeaders/Location").asText())
                .isEqualTo(API + "/sobjects/Contact/" + parts.at("/1/body/id").asText());
        assertThat(parts.at("/3/body/Name").asText()).isEqualTo("Nordwind");
    }

    @Test
    void aFailureLeavesTheOthersButNotThoseThatReferToIt() {
        JsonNode parts = composite(
                        false, part("POST", "/sobjects/Account", "bad", "{}"), account("Kept"), contact("@{bad.id}"))
                .body()
                .get("compositeResponse");

        assertThat(parts.at("/0/body/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(parts.at("/1/httpStatusCode").asInt()).isEqualTo(201);
        assertThat(parts.at("/2/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
    }

    @Test
    void allOrNoneUndoesWhatCameBeforeTheFailure() {
        JsonNode parts = composite(
                        true,
                        account("Undone"),
                        part("POST", "/sobjects/Account", "bad", "{}"),
                        part("GET", "/limits", "after", null))
                .body()
                .get("compositeResponse");

        assertThat(parts.at("/0/body/0/errorCode").asText()).isEqualTo("PROCESSING_HALTED");
        assertThat(parts.at("/1/body/0/errorCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(parts.at("/2/httpStatusCode").asInt()).isEqualTo(400);
        assertThat(crm.get("/sobjects/Account/RevHub_Key__c/" + key).status()).isEqualTo(404);
    }

    @Test
    void aCompositeIsOneCallAndHasTwentyFivePartsAtMost() {
        String part = part("GET", "/limits", "r", null);
        String many = IntStream.range(0, 26)
                .mapToObj(i -> part.replace("\"r\"", "\"r" + i + "\""))
                .collect(Collectors.joining(","));

        assertThat(composite(false, many).error()).isEqualTo("LIMIT_EXCEEDED");
        int before = used(crm.get("/limits"));
        composite(false, part("GET", "/limits", "one", null), part("GET", "/limits", "two", null));
        assertThat(used(crm.get("/limits"))).isEqualTo(before + 2);
    }

    private static int used(Answer answer) {
        String info = answer.headers().firstValue("Sforce-Limit-Info").orElseThrow();
        return Integer.parseInt(info.substring(info.indexOf('=') + 1, info.indexOf('/')));
    }

    @Test
    void eachGraphIsWrittenAsAWholeOrNotAtAll() {
        JsonNode graphs = crm.post(
                        "/composite/graph",
                        "{\"graphs\":[{\"graphId\":\"good\",\"compositeRequest\":["
                                + account("Graph") + "," + contact("@{account.id}")
                                + "]},{\"graphId\":\"bad\",\"compositeRequest\":["
                                + account("Never") + "," + part("POST", "/sobjects/Contact", "no", "{}") + "]}]}")
                .body()
                .get("graphs");

        assertThat(graphs.at("/0/isSuccessful").asBoolean()).isTrue();
        assertThat(graphs.at("/0/graphResponse/compositeResponse/1/httpStatusCode")
                        .asInt())
                .isEqualTo(201);
        assertThat(graphs.at("/1/isSuccessful").asBoolean()).isFalse();
        assertThat(crm.get("/sobjects/Account/RevHub_Key__c/" + key)
                        .body()
                        .get("Name")
                        .asText())
                .isEqualTo("Graph");
    }

    @Test
    void aBatchAnswersEachPartAndHaltsOnRequest() {
        String parts = "\"batchRequests\":[{\"method\":\"POST\",\"url\":\"v62.0/sobjects/Account\",\"richInput\":{}},"
                + "{\"method\":\"GET\",\"url\":\"v62.0/limits\"}]}";

        JsonNode all = crm.post("/composite/batch", "{" + parts).body();
        JsonNode halted =
                crm.post("/composite/batch", "{\"haltOnError\":true," + parts).body();

        assertThat(all.get("hasErrors").asBoolean()).isTrue();
        assertThat(all.at("/results/0/statusCode").asInt()).isEqualTo(400);
        assertThat(all.at("/results/1/result/DailyApiRequests").isObject()).isTrue();
        assertThat(halted.at("/results/1/statusCode").asInt()).isEqualTo(412);
    }

    @Test
    void aTreeIsCreatedWithItsBranches() {
        String tree = "{\"records\":[{\"attributes\":{\"type\":\"Account\",\"referenceId\":\"a\"},\"Name\":\"Tree\","
                + "\"RevHub_Key__c\":\"" + key + "\",\"Contacts\":{\"records\":[{\"attributes\":{\"type\":\"Contact\","
                + "\"referenceId\":\"c\"},\"%s\":\"Brandt\"}]}}]}";

        Answer refused = crm.post("/composite/tree/Account", tree.formatted("FirstName"));
        Answer created = crm.post("/composite/tree/Account", tree.formatted("LastName"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/results/0/referenceId").asText()).isEqualTo("c");
        assertThat(refused.body().at("/results/0/errors/0/statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().get("hasErrors").asBoolean()).isFalse();
        assertThat(crm.single("SELECT Name, (SELECT LastName FROM Contacts) FROM Account WHERE RevHub_Key__c = '" + key
                                + "'")
                        .at("/Contacts/records/0/LastName")
                        .asText())
                .isEqualTo("Brandt");
    }
}

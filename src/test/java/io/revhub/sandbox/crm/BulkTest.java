package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.CrmClient.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkTest {

    private final CrmClient crm = new CrmClient();
    private final String key = CrmClient.unique("bulk");

    private String open(String operation, String more) {
        Answer answer =
                crm.post("/jobs/ingest", "{\"object\":\"Account\",\"operation\":\"" + operation + "\"" + more + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("state").asText()).isEqualTo("Open");
        return answer.id();
    }

    private JsonNode run(String operation, String more, String csv) {
        String id = open(operation, more);
        assertThat(crm.put("/jobs/ingest/" + id + "/batches", csv).status()).isEqualTo(201);
        crm.patch("/jobs/ingest/" + id, "{\"state\":\"UploadComplete\"}");
        return ended("/jobs/ingest/" + id);
    }

    private JsonNode ended(String path) {
        await().until(() -> !crm.get(path).body().get("state").asText().matches("UploadComplete|InProgress"));
        return crm.get(path).body();
    }

    private String results(JsonNode job, String which) {
        return crm.get("/jobs/ingest/" + job.get("id").asText() + "/" + which).text();
    }

    private String accounts(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> key + "-" + i + ",\"Name, " + i + "\"\n")
                .collect(Collectors.joining("", "RevHub_Key__c,Name\n", ""));
    }

    @Test
    void rowsAreUpsertedAndEachHasItsResult() {
        String more = ",\"externalIdFieldName\":\"RevHub_Key__c\"";

        JsonNode first = run("upsert", more, accounts(0, 450));
        JsonNode second = run("upsert", more, accounts(449, 451) + key + "-bad,\n");

        assertThat(first.get("state").asText()).isEqualTo("JobComplete");
        assertThat(first.get("numberRecordsProcessed").asInt()).isEqualTo(450);
        assertThat(first.get("numberRecordsFailed").asInt()).isZero();
        assertThat(results(first, "successfulResults").lines()).hasSize(451);
        assertThat(second.get("numberRecordsFailed").asInt()).isEqualTo(1);
        assertThat(results(second, "successfulResults").lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("\"sf__Id\",\"sf__Created\",\"RevHub_Key__c\",\"Name\""),
                        old -> assertThat(old).contains("\"false\""),
                        made -> assertThat(made).startsWith("\"001").contains("\"true\"", "\"Name, 450\""));
        assertThat(results(second, "failedResults"))
                .contains("\"\",\"REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --\"");
        assertThat(crm.query("SELECT COUNT() FROM Account WHERE RevHub_Key__c LIKE '" + key + "%'")
                        .body()
                        .get("totalSize")
                        .asInt())
                .isEqualTo(451);
    }

    @Test
    void rowsAreUpdatedAndDeletedById() {
        String id = crm.create("Account", "{\"Name\":\"Old\",\"Phone\":\"1\",\"Website\":\"w\"}");
        String other = crm.create("Account", "{\"Name\":\"Other\"}");

        run("update", "", "Id,Name,Phone,Website\n" + id + ",New,#N/A,\n");
        JsonNode account = crm.read("Account", id);
        assertThat(account.get("Name").asText()).isEqualTo("New");
        assertThat(account.get("Phone").isNull()).isTrue();
        assertThat(account.get("Website").asText()).isEqualTo("w");

        run("delete", "", "Id\n" + id + "\n");
        run("hardDelete", "", "Id\n" + other + "\n");
        assertThat(crm.get("/queryAll?q="
                                + CrmClient.encoded(
                                        "SELECT Id FROM Account WHERE Id IN ('" + id + "','" + other + "')"))
                        .body()
                        .findValuesAsText("Id"))
                .containsExactly(id);
    }

    @Test
    void aParentIsNamedByItsKey() {
        crm.create("Account", "{\"Name\":\"Parent\",\"RevHub_Key__c\":\"" + key + "\"}");
        String id = crm.post(
                        "/jobs/ingest",
                        "{\"object\":\"Contact\",\"operation\":\"insert\",\"lineEnding\":\"CRLF\","
                                + "\"columnDelimiter\":\"SEMICOLON\"}")
                .id();
        crm.put("/jobs/ingest/" + id + "/batches", "LastName;Account.RevHub_Key__c\r\n" + key + ";" + key + "\r\n");
        crm.patch("/jobs/ingest/" + id, "{\"state\":\"UploadComplete\"}");

        assertThat(ended("/jobs/ingest/" + id).get("numberRecordsFailed").asInt())
                .isZero();
        assertThat(crm.single("SELECT Account.Name FROM Contact WHERE LastName = '" + key + "'")
                        .at("/Account/Name")
                        .asText())
                .isEqualTo("Parent");
    }

    @Test
    void anUploadThatCannotBeReadFailsAsAWhole() {
        JsonNode column = run("insert", "", "Name,Nonsense\nA,B\n");
        JsonNode ending = run("insert", "", "Name\r\nA\r\n");

        assertThat(column.get("state").asText()).isEqualTo("Failed");
        assertThat(column.get("errorMessage").asText()).isEqualTo("InvalidBatch : Field name not found : Nonsense");
        assertThat(results(column, "unprocessedrecords").lines()).hasSize(2);
        assertThat(ending.get("errorMessage").asText()).contains("LineEnding is invalid");
    }

    @Test
    void aJobIsAbortedListedAndDeleted() {
        String id = open("insert", "");
        assertThat(crm.delete("/jobs/ingest/" + id).error()).isEqualTo("INVALIDJOBSTATE");

        Answer aborted = crm.patch("/jobs/ingest/" + id, "{\"state\":\"Aborted\"}");

        assertThat(aborted.body().get("state").asText()).isEqualTo("Aborted");
        assertThat(crm.put("/jobs/ingest/" + id + "/batches", "Name\nA\n").error())
                .isEqualTo("INVALIDJOBSTATE");
        assertThat(crm.get("/jobs/ingest").body().get("records").findValuesAsText("id"))
                .contains(id);
        assertThat(crm.delete("/jobs/ingest/" + id).status()).isEqualTo(204);
        assertThat(crm.get("/jobs/ingest/" + id).status()).isEqualTo(404);
    }

    @Test
    void aJobComesWithItsRecordsInOneCall() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"job\"\r\nContent-Type: application/json\r\n\r\n"
                + "{\"object\":\"Account\",\"operation\":\"insert\"}\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"content\"; filename=\"content\"\r\n"
                + "Content-Type: text/csv\r\n\r\nName\n" + key + "\n\r\n--b--\r\n";

        Answer created = crm.postAs("multipart/form-data; boundary=b", "/jobs/ingest", body);

        assertThat(created.body().get("state").asText()).isEqualTo("UploadComplete");
        assertThat(ended("/jobs/ingest/" + created.id())
                        .get("numberRecordsProcessed")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aQueryIsReadInPages() {
        run("upsert", ",\"externalIdFieldName\":\"RevHub_Key__c\"", accounts(0, 5));
        Answer created = crm.post(
                "/jobs/query",
                "{\"operation\":\"query\",\"query\":\"SELECT RevHub_Key__c, Name, Owner.Name, CreatedDate FROM Account"
                        + " WHERE RevHub_Key__c LIKE '" + key + "%' ORDER BY RevHub_Key__c\"}");
        assertThat(created.body().get("state").asText()).isEqualTo("UploadComplete");
        String path = "/jobs/query/" + created.id();
        assertThat(ended(path).get("numberRecordsProcessed").asInt()).isEqualTo(5);

        Answer first = crm.get(path + "/results?maxRecords=3");
        String locator = first.headers().firstValue("Sforce-Locator").orElseThrow();
        Answer last = crm.get(path + "/results?maxRecords=3&locator=" + locator);

        assertThat(first.text().lines().toList())
                .hasSize(4)
                .startsWith("\"RevHub_Key__c\",\"Name\",\"Owner.Name\",\"CreatedDate\"")
                .element(1)
                .asString()
                .startsWith("\"" + key + "-0\",\"Name, 0\",\"Integration User\"")
                .endsWith("Z\"");
        assertThat(last.text().lines()).hasSize(3);
        assertThat(last.headers().firstValue("Sforce-Locator")).contains("null");
        assertThat(last.headers().firstValue("Sforce-NumberOfRecords")).contains("2");
    }

    @Test
    void aBulkQueryCannotGroup() {
        assertThat(crm.post("/jobs/query", "{\"operation\":\"query\",\"query\":\"SELECT COUNT(Id) FROM Account\"}")
                        .error())
                .isEqualTo("INVALID_QUERY");
        assertThat(crm.post("/jobs/query", "{\"operation\":\"query\",\"query\":\"SELECT Nothing\"}")
                        .error())
                .isEqualTo("MALFORMED_QUERY");
    }
}

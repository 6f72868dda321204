package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.CrmClient.Answer;
import org.junit.jupiter.api.Test;

class SObjectTest {

    private final CrmClient crm = new CrmClient();

    @Test
    void aNewRecordHasAnIdAndStampsOfItsOwn() {
        String id = crm.create("Account", "{\"Name\":\"Nordwind Logistik GmbH\",\"RevHub_Email__c\":\"a@b.de\"}");

        JsonNode account = crm.read("Account", id);
        assertThat(id).hasSize(18).startsWith("001");
        assertThat(account.at("/attributes/url").asText()).isEqualTo("/services/data/v62.0/sobjects/Account/" + id);
        assertThat(account.get("CurrencyIsoCode").asText()).isEqualTo("EUR");
        assertThat(account.get("IsDeleted").asBoolean()).isFalse();
        assertThat(account.get("Phone").isNull()).isTrue();
        assertThat(account.get("SystemModstamp").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
        assertThat(account.get("OwnerId").asText()).startsWith("005");
    }

    @Test
    void fifteenCharactersNameTheSameRecordAsEighteen() {
        String id = crm.create("Account", "{\"Name\":\"Short\"}");

        Answer answer = crm.get("/sobjects/Account/" + id.substring(0, 15) + "?fields=Id,Name");

        assertThat(answer.body().get("Id").asText()).isEqualTo(id);
        assertThat(answer.body().size()).isEqualTo(3);
    }

    @Test
    void anUpdateAnswersWithNothingAndMovesTheStamp() {
        String id = crm.create("Account", "{\"Name\":\"Before\",\"Phone\":\"1\"}");
        String stamp = crm.read("Account", id).get("SystemModstamp").asText();

        Answer answer = crm.patch("/sobjects/Account/" + id, "{\"Name\":\"After\",\"Phone\":null}");

        JsonNode account = crm.read("Account", id);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(account.get("Name").asText()).isEqualTo("After");
        assertThat(account.get("Phone").isNull()).isTrue();
        assertThat(account.get("SystemModstamp").asText()).isGreaterThan(stamp);
    }

    @Test
    void aDeletedRecordIsGoneForAllButQueryAll() {
        String id = crm.create("Account", "{\"Name\":\"Gone\"}");

        assertThat(crm.delete("/sobjects/Account/" + id).status()).isEqualTo(204);

        Answer read = crm.get("/sobjects/Account/" + id);
        String soql = "SELECT Id, IsDeleted FROM Account WHERE Id = '" + id + "'";
        assertThat(read.status()).isEqualTo(404);
        assertThat(read.error()).isEqualTo("ENTITY_IS_DELETED");
        assertThat(crm.query(soql).body().get("totalSize").asInt()).isZero();
        Answer all = crm.get("/queryAll?q=" + CrmClient.encoded(soql));
        assertThat(all.body().at("/records/0/IsDeleted").asBoolean()).isTrue();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertRefused("Account", "{}", "REQUIRED_FIELD_MISSING", "Required fields are missing: [Name]");
        assertRefused("Account", "{\"Name\":\"" + "x".repeat(256) + "\"}", "STRING_TOO_LONG", "max length=255");
        assertRefused(
                "Account",
                "{\"Name\":\"x\",\"Nme\":1}",
                "INVALID_FIELD",
                "No such column 'Nme' on sobject of type Account");
        assertRefused(
                "Account",
                "{\"Name\":\"x\",\"CreatedDate\":\"2026-01-01T00:00:00Z\"}",
                "INVALID_FIELD_FOR_INSERT_UPDATE",
                "CreatedDate");
        assertRefused(
                "Account",
                "{\"Name\":\"x\",\"AnnualRevenue\":\"much\"}",
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of currency from VALUE_STRING value much");
        assertRefused(
                "Account",
                "{\"Name\":\"x\",\"CurrencyIsoCode\":\"XXX\"}",
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                "bad value for restricted picklist field: XXX");
        assertRefused(
                "Account",
                "{\"Name\":\"x\",\"ParentId\":\"" + Ids.of("001", 999_999) + "\"}",
                "INVALID_CROSS_REFERENCE_KEY",
                "invalid cross reference id");
        assertRefused(
                "Account",
                "{\"Name\":\"x\",\"ParentId\":\"" + Ids.of("003", 1) + "\"}",
                "MALFORMED_ID",
                "id value of incorrect type");
        assertRefused("Account", "{\"Name\":", "JSON_PARSER_ERROR", "");
        assertThat(crm.post("/sobjects/Acount", "{}").status()).isEqualTo(404);
        assertThat(crm.get("/sobjects/Account/" + Ids.of("001", 999_999)).error())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void aKeyIsTakenOnce() {
        String key = CrmClient.unique("acc");
        String body = "{\"Name\":\"First\",\"RevHub_Key__c\":\"" + key + "\"}";
        String id = crm.create("Account", body);

        Answer second = crm.post("/sobjects/Account", body);

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.error()).isEqualTo("DUPLICATE_VALUE");
        assertThat(second.message())
                .isEqualTo("duplicate value found: RevHub_Key__c duplicates value on record with id: "
                        + id.substring(0, 15));
    }

    @Test
    void numbersKeepTheirValueAndShowTheFormOfDoubles() {
        String id = crm.create("Account", "{\"Name\":\"Rich\",\"AnnualRevenue\":10500000,\"NumberOfEmployees\":7}");

        assertThat(crm.get("/sobjects/Account/" + id).text())
                .contains("\"AnnualRevenue\":1.05E7")
                .contains("\"NumberOfEmployees\":7");
        crm.patch("/sobjects/Account/" + id, "{\"AnnualRevenue\":13389.870}");
        assertThat(crm.get("/sobjects/Account/" + id).text()).contains("\"AnnualRevenue\":13389.87,");
        crm.patch("/sobjects/Account/" + id, "{\"AnnualRevenue\":9999999999999999.99}");
        assertThat(crm.get("/sobjects/Account/" + id).text()).contains("\"AnnualRevenue\":9.99999999999999999E15");
    }

    private void assertRefused(String type, String body, String code, String message) {
        Answer answer = crm.post("/sobjects/" + type, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo(code);
        assertThat(answer.message()).contains(message);
    }
}

package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.sandbox.crm.CrmClient.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpsertTest {

    private final CrmClient crm = new CrmClient();
    private final String key = CrmClient.unique("a b");
    private final String path =
            "/sobjects/Account/RevHub_Key__c/" + CrmClient.encoded(key).replace("+", "%20");

    @Test
    void theFirstUpsertCreatesAndTheSecondUpdates() {
        Answer first = crm.patch(path, "{\"Name\":\"First\"}");
        Answer second = crm.patch(path, "{\"Name\":\"Second\"}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().get("created").asBoolean()).isTrue();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().get("created").asBoolean()).isFalse();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(crm.get(path).body().get("Name").asText()).isEqualTo("Second");
    }

    @Test
    void theKeyStandsInTheAddressOnly() {
        Answer answer = crm.patch(path, "{\"Name\":\"x\",\"RevHub_Key__c\":\"" + key + "\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("INVALID_FIELD");
        assertThat(crm.get(path).status()).isEqualTo(404);
    }

    @Test
    void aFieldThatIsNoKeyNamesNothing() {
        assertThat(crm.patch("/sobjects/Account/Phone/1", "{}").message())
                .isEqualTo("Provided external ID field does not exist or is not accessible: Phone");
    }

    @Test
    void severalMatchesAreShownAndNoneIsChanged() {
        String email = CrmClient.unique("anna") + "@example.com";
        String body = "{\"LastName\":\"Berg\",\"Email\":\"" + email + "\"}";
        String first = crm.create("Contact", body);
        crm.create("Contact", body);

        Answer answer = crm.patch("/sobjects/Contact/Email/" + email, "{\"LastName\":\"Other\"}");

        assertThat(answer.status()).isEqualTo(300);
        assertThat(answer.body().size()).isEqualTo(2);
        assertThat(answer.body().get(0).asText()).isEqualTo("/services/data/v62.0/sobjects/Contact/" + first);
        assertThat(crm.read("Contact", first).get("LastName").asText()).isEqualTo("Berg");
    }

    @Test
    void aParentCanBeNamedByItsKey() {
        String account = crm.patch(path, "{\"Name\":\"Parent\"}").id();
        String contact = crm.create("Contact", "{\"LastName\":\"x\",\"Account\":{\"RevHub_Key__c\":\"" + key + "\"}}");
        Answer unknown =
                crm.post("/sobjects/Contact", "{\"LastName\":\"x\",\"Account\":{\"RevHub_Key__c\":\"nobody\"}}");

        assertThat(crm.read("Contact", contact).get("AccountId").asText()).isEqualTo(account);
        assertThat(unknown.error()).isEqualTo("INVALID_FIELD");
        assertThat(unknown.message())
                .isEqualTo("Foreign key external ID: nobody not found for field RevHub_Key__c in entity Account");
    }

    @Test
    void aCollectionIsUpsertedMemberByMember() {
        String id = crm.patch(path, "{\"Name\":\"Old\"}").id();

        JsonNode results = collection(false).body();

        assertThat(results.get(0).get("id").asText()).isEqualTo(id);
        assertThat(results.get(0).get("created").asBoolean()).isFalse();
        assertThat(results.get(1).get("created").asBoolean()).isTrue();
        assertThat(results.at("/2/success").asBoolean()).isFalse();
        assertThat(results.at("/2/errors/0/statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(results.at("/2/errors/0/fields/0").asText()).isEqualTo("Name");
        assertThat(results.at("/3/errors/0/statusCode").asText()).isEqualTo("MISSING_ARGUMENT");
        assertThat(crm.read("Account", id).get("Name").asText()).isEqualTo("New");
    }

    @Test
    void allOrNoneUndoesTheGoodMembersToo() {
        String id = crm.patch(path, "{\"Name\":\"Old\"}").id();

        Answer answer = collection(true);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/0/errors/0/statusCode").asText()).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(answer.body().at("/2/errors/0/statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(crm.read("Account", id).get("Name").asText()).isEqualTo("Old");
        assertThat(crm.get(path + "2").status()).isEqualTo(404);
    }

    private Answer collection(boolean allOrNone) {
        String head = "{\"attributes\":{\"type\":\"Account\"},";
        return crm.patch(
                "/composite/sobjects/Account/RevHub_Key__c",
                "{\"allOrNone\":" + allOrNone + ",\"records\":["
                        + head + "\"RevHub_Key__c\":\"" + key + "\",\"Name\":\"New\"},"
                        + head + "\"RevHub_Key__c\":\"" + key + "2\",\"Name\":\"Two\"},"
                        + head + "\"RevHub_Key__c\":\"" + key + "3\"},"
                        + head + "\"Name\":\"No key\"}]}");
    }

    @Test
    void aCollectionCreatesAndUpdatesMixedObjects() {
        JsonNode created = crm.post(
                        "/composite/sobjects",
                        "{\"records\":[{\"attributes\":{\"type\":\"Account\"},\"Name\":\"A\"},"
                                + "{\"attributes\":{\"type\":\"Contact\"},\"LastName\":\"B\"}]}")
                .body();
        String account = created.at("/0/id").asText();
        String contact = created.at("/1/id").asText();

        JsonNode updated = crm.patch(
                        "/composite/sobjects",
                        "{\"records\":[{\"attributes\":{\"type\":\"Contact\"},\"id\":\"" + contact
                                + "\",\"AccountId\":\"" + account + "\"},"
                                + "{\"attributes\":{\"type\":\"Account\"},\"id\":\"" + Ids.of("001", 999_999)
                                + "\",\"Name\":\"x\"}]}")
                .body();

        assertThat(updated.at("/0/success").asBoolean()).isTrue();
        assertThat(updated.at("/1/errors/0/statusCode").asText()).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
        assertThat(crm.read("Contact", contact).get("AccountId").asText()).isEqualTo(account);
    }

    @Test
    void aCollectionHasTwoHundredMembersAtMost() {
        String records = IntStream.range(0, 201)
                .mapToObj(i -> "{\"attributes\":{\"type\":\"Account\"},\"Name\":\"x\"}")
                .collect(Collectors.joining(","));

        assertThat(crm.post("/composite/sobjects", "{\"records\":[" + records + "]}")
                        .error())
                .isEqualTo("EXCEEDED_ID_LIMIT");
    }
}

package io.revhub.connector.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.TestDelivery;
import io.revhub.document.Reference;
import io.revhub.problem.ProblemSink;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemFieldsTest {

    private final TestCrm crm = new TestCrm();
    private final ProblemSink problems = crm.problems();

    @AfterEach
    void close() {
        crm.close();
    }

    private Reference account(String fields) {
        return TestDelivery.of("account", TestCrm.unique("P"), "crm", "{'Account':{" + fields + "}}")
                .brought(crm.sink())
                .delivery()
                .reference()
                .orElseThrow();
    }

    private JsonNode account(Reference record) {
        return crm.query("SELECT RevHub_Problem__c FROM Account WHERE Id = '" + record.recordId() + "'")
                .get(0);
    }

    private JsonNode tasks(Reference record) {
        return crm.query(
                "SELECT Subject, Description, Status, Priority FROM Task WHERE WhatId = '" + record.recordId() + "'");
    }

    @Test
    void aFieldOfTheRecordTellsAndIsClearedAgain() {
        Reference account = account("'Name':'Müller'");

        assertThat(problems.show(Map.of(account, "Die Steuernummer fehlt."))).isEmpty();
        assertThat(account(account).path("RevHub_Problem__c").asText()).isEqualTo("Die Steuernummer fehlt.");

        assertThat(problems.show(Map.of(account, ""))).isEmpty();
        assertThat(account(account).path("RevHub_Problem__c").isNull()).isTrue();
        assertThat(problems.language()).isEqualTo(Locale.GERMAN);
    }

    @Test
    void whereTheObjectHasNoFieldOneTaskTellsUntilItIsCompleted() {
        Reference request = new Reference("crm", "Case", crm.create("Case", "{'Subject':'Where is it?'}"));

        problems.show(Map.of(request, "The period is closed."));
        problems.show(Map.of(request, "The period is still closed."));
        assertThat(tasks(request)).singleElement().satisfies(task -> {
            assertThat(task.path("Description").asText()).isEqualTo("The period is still closed.");
            assertThat(task.path("Priority").asText()).isEqualTo("High");
            assertThat(task.path("Status").asText()).isEqualTo("Not Started");
        });

        assertThat(problems.show(Map.of(request, ""))).isEmpty();
        assertThat(tasks(request))
                .singleElement()
                .satisfies(task -> assertThat(task.path("Status").asText()).isEqualTo("Completed"));
    }

    @Test
    void aRecordThatIsGoneNeedsNothingAndKeepsTheOthersFromNothing() {
        Reference account = account("'Name':'Meyer'");
        Reference gone = account("'Name':'Gone'");
        crm.delete("Account", gone.recordId());

        assertThat(problems.show(Map.of(account, "Look.", gone, "Look."))).isEmpty();

        assertThat(account(account).path("RevHub_Problem__c").asText()).isEqualTo("Look.");
    }

    @Test
    void whatTheCrmDoesNotTakeIsToldInItsOwnWords() {
        Reference nowhere = new Reference("crm", "Nothing__c", "a0x000000000001AAA");

        assertThat(problems.show(Map.of(nowhere, "Look."))).containsOnlyKeys(nowhere);
    }
}

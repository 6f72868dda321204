package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Camel's own component works against the simulated CRM as against the real one. */
class CamelSalesforceTest {

    private final CrmClient crm = new CrmClient();
    private final CamelContext camel = new DefaultCamelContext();
    private final String key = CrmClient.unique("camel");
    private ProducerTemplate template;

    @BeforeEach
    void givenTheComponent() {
        SalesforceComponent salesforce = new SalesforceComponent();
        salesforce.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
        salesforce.setLoginUrl(crm.address().toString());
        salesforce.setInstanceUrl(crm.address().toString());
        salesforce.setClientId("revhub");
        salesforce.setClientSecret("secret");
        salesforce.setLazyLogin(true);
        SalesforceEndpointConfig config = new SalesforceEndpointConfig();
        config.setApiVersion("62.0");
        salesforce.setConfig(config);
        camel.addComponent("salesforce", salesforce);
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private String upsert(String body) {
        return template.requestBodyAndHeader(
                "salesforce:upsertSObject?rawPayload=true&sObjectName=Account&sObjectIdName=RevHub_Key__c",
                body,
                "sObjectIdValue",
                key,
                String.class);
    }

    @Test
    void itCreatesUpsertsAndQueries() {
        String created = template.requestBody(
                "salesforce:createSObject?rawPayload=true&sObjectName=Account", "{\"Name\":\"Created\"}", String.class);
        String inserted = upsert("{\"Name\":\"Upserted\"}");
        String updated = upsert("{\"Name\":\"Upserted again\"}");

        String found = template.requestBodyAndHeader(
                "salesforce:query?rawPayload=true",
                null,
                "sObjectQuery",
                "SELECT Id, Name FROM Account WHERE RevHub_Key__c = '" + key + "'",
                String.class);

        assertThat(created).contains("\"success\":true");
        assertThat(inserted).contains("\"created\":true");
        assertThat(updated).contains("\"created\":false");
        assertThat(found).contains("\"totalSize\":1").contains("Upserted again");
    }

    @Test
    void itUpsertsACollectionByARawCall() {
        String answer = template.requestBody(
                "salesforce:raw?rawMethod=PATCH&format=JSON"
                        + "&rawPath=/services/data/v62.0/composite/sobjects/Account/RevHub_Key__c",
                "{\"allOrNone\":false,\"records\":[{\"attributes\":{\"type\":\"Account\"},\"Name\":\"Raw\","
                        + "\"RevHub_Key__c\":\"" + key + "\"}]}",
                String.class);

        assertThat(answer).contains("\"success\":true").contains("\"created\":true");
    }

    @Test
    void itLogsInAgainWhenItsSessionHasEnded() {
        upsert("{\"Name\":\"Before\"}");
        crm.form("/_sandbox/expire-tokens", "");

        assertThat(upsert("{\"Name\":\"After\"}")).contains("\"created\":false");
    }

    @Test
    void itHandsOnWhatIsRefused() {
        assertThatThrownBy(() -> template.requestBodyAndHeaders(
                        "salesforce:createSObject?rawPayload=true&sObjectName=Account", "{}", Map.of(), String.class))
                .rootCause()
                .isInstanceOf(SalesforceException.class)
                .hasMessageContaining("REQUIRED_FIELD_MISSING");
    }
}

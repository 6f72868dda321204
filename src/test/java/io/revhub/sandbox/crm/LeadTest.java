package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeadTest {

    private final CrmClient crm = new CrmClient();

    @Test
    void aConvertedLeadIsAnAccountAContactAndAnOpportunity() {
        String lead = crm.create(
                "Lead", "{\"LastName\":\"Vogt\",\"FirstName\":\"Eva\",\"Company\":\"Nordwind\",\"City\":\"Kiel\"}");

        assertThat(crm.form("/lightning/r/Lead/" + lead + "/convert", "").status())
                .isEqualTo(302);

        JsonNode after = crm.read("Lead", lead);
        assertThat(after.get("IsConverted").asBoolean()).isTrue();
        assertThat(after.get("Status").asText()).isEqualTo("Closed - Converted");
        assertThat(crm.read("Account", after.get("ConvertedAccountId").asText())
                        .get("BillingCity")
                        .asText())
                .isEqualTo("Kiel");
        assertThat(crm.read("Contact", after.get("ConvertedContactId").asText())
                        .get("Name")
                        .asText())
                .isEqualTo("Eva Vogt");
        assertThat(crm.read("Opportunity", after.get("ConvertedOpportunityId").asText())
                        .get("StageName")
                        .asText())
                .isEqualTo("Prospecting");
        assertThat(crm.form("/lightning/r/Lead/" + lead + "/convert", "").status())
                .isEqualTo(400);
    }

    @Test
    void theSoapApiConvertsManyLeadsEachForItself() {
        String lead = crm.create("Lead", "{\"LastName\":\"Vogt\",\"Company\":\"Nordwind & Co\"}");

        CrmClient.Answer answer = soap(crm.token(), lead, lead);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .containsOnlyOnce("<success>true</success>")
                .contains("<statusCode>CANNOT_UPDATE_CONVERTED_LEAD</statusCode>");
        String opportunity =
                crm.read("Lead", lead).get("ConvertedOpportunityId").asText();
        assertThat(crm.read("Opportunity", opportunity).get("Name").asText()).isEqualTo("Kräne & Co");
    }

    @Test
    void nobodyConvertsWithoutASession() {
        CrmClient.Answer answer = soap("none", "00Q000000000001AAA");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("<faultcode>sf:INVALID_SESSION_ID</faultcode>");
    }

    private CrmClient.Answer soap(String session, String... leads) {
        String each = Stream.of(leads)
                .map(lead -> "<urn:leadConverts><urn:convertedStatus>Closed - Converted</urn:convertedStatus>"
                        + "<urn:doNotCreateOpportunity>false</urn:doNotCreateOpportunity><urn:leadId>" + lead
                        + "</urn:leadId><urn:opportunityName>Kr&#228;ne &amp; Co</urn:opportunityName>"
                        + "</urn:leadConverts>")
                .collect(Collectors.joining());
        return crm.postAs(
                "text/xml; charset=UTF-8",
                "/services/Soap/u/62.0",
                "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
                        + " xmlns:urn=\"urn:partner.soap.sforce.com\"><soapenv:Header><urn:SessionHeader><urn:sessionId>"
                        + session + "</urn:sessionId></urn:SessionHeader></soapenv:Header><soapenv:Body>"
                        + "<urn:convertLead>" + each + "</urn:convertLead></soapenv:Body></soapenv:Envelope>");
    }

    @Test
    void anEngineerDeclaresObjectsAndFields() throws Exception {
        SchemaFile file = new SchemaFile("/sandbox/crm/objects.yaml");
        file.add(new YAMLMapper().readTree("""
                objects:
                  Account: { fields: { Region__c: { type: text, length: 40 } } }
                  Project__c:
                    prefix: "a10"
                    plural: Projects__r
                    fields: { Account__c: { type: reference, to: Account, children: Projects__r } }
                """));

        Schema schema = file.read();

        assertThat(schema.require("Account").field("Region__c").orElseThrow().length())
                .isEqualTo(40);
        assertThat(schema.children(schema.require("Account")).stream()
                        .map(child -> child.type().name()))
                .contains("Project__c");
    }
}

package io.revhub.sandbox.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
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

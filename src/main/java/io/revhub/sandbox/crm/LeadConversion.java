package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes an account, a contact and an opportunity of a lead, as a rep does who has won it over. */
final class LeadConversion {

    private static final int DAYS_TO_CLOSE = 30;

    private final Org org;
    private final Dml dml;

    LeadConversion(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
    }

    /**
     * Inside the caller's transaction.
     *
     * @return the account's id
     * @throws SalesforceError if it is converted already
     */
    String convert(Row lead, String user) {
        if (lead.flag("IsConverted")) {
            throw SalesforceError.refused("CANNOT_UPDATE_CONVERTED_LEAD", "This lead is converted already.");
        }
        String account = dml.create(type("Account"), account(lead), user);
        String contact = dml.create(type("Contact"), contact(lead).put("AccountId", account), user);
        String opportunity = dml.create(type("Opportunity"), opportunity(lead).put("AccountId", account), user);
        dml.create(
                type("OpportunityContactRole"),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("OpportunityId", opportunity)
                        .put("ContactId", contact)
                        .put("IsPrimary", true),
                user);
        converted(lead, account, contact, opportunity, user);
        return account;
    }

    private ObjectType type(String name) {
        return org.schema().require(name);
    }

    private static ObjectNode account(Row lead) {
        ObjectNode account = JsonNodeFactory.instance.objectNode().put("Name", lead.text("Company"));
        return account.put("Phone", lead.text("Phone"))
                .put("Industry", lead.text("Industry"))
                .put("BillingStreet", lead.text("Street"))
                .put("BillingCity", lead.text("City"))
                .put("BillingPostalCode", lead.text("PostalCode"))
                .put("BillingCountry", lead.text("Country"));
    }

    private static ObjectNode contact(Row lead) {
        ObjectNode contact = JsonNodeFactory.instance.objectNode().put("LastName", lead.text("LastName"));
        return contact.put("FirstName", lead.text("FirstName"))
                .put("Email", lead.text("Email"))
                .put("Phone", lead.text("Phone"))
                .put("Title", lead.text("Title"));
    }

    private ObjectNode opportunity(Row lead) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Name", lead.text("Company") + "-")
                .put("StageName", "Prospecting")
                .put("LeadSource", lead.text("LeadSource"))
                .put("CloseDate", org.today().plusDays(DAYS_TO_CLOSE).toString());
    }

    private void converted(Row lead, String account, String contact, String opportunity, String user) {
        dml.update(lead, JsonNodeFactory.instance.objectNode().put("Status", "Closed - Converted"), user);
        Row after = org.live(lead.id()).orElseThrow();
        after.set("IsConverted", true);
        after.set("ConvertedDate", org.today().toString());
        after.set("ConvertedAccountId", account);
        after.set("ConvertedContactId", contact);
        after.set("ConvertedOpportunityId", opportunity);
        org.putComputed(after);
    }
}

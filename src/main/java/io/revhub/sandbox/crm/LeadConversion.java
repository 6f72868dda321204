package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes an account, a contact and an opportunity of a lead, as a rep does who has won it over. */
final class LeadConversion {

    private static final String CONVERTED = "Closed - Converted";
    private static final int DAYS_TO_CLOSE = 30;

    private final Org org;
    private final Dml dml;

    LeadConversion(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
    }

    /**
     * How a lead is to be converted.
     *
     * @param status a converted one
     * @param account whose lead it is; empty: it is made
     * @param contact who it is there; empty: it is made
     * @param opportunity whether there is to be one
     * @param opportunityName empty: the company's
     */
    record Wish(String status, String account, String contact, boolean opportunity, String opportunityName) {

        /** As a rep converts it who fills nothing in. */
        static Wish plain() {
            return new Wish(CONVERTED, "", "", true, "");
        }
    }

    /** The ids of what was made, or was there. @param opportunity null: none */
    record Converted(String account, String contact, String opportunity) {}

    /**
     * Inside the caller's transaction.
     *
     * @throws SalesforceError if it is converted already, or the wish is none
     */
    Converted convert(Row lead, Wish wish, String user) {
        if (lead.flag("IsConverted")) {
            throw SalesforceError.refused("CANNOT_UPDATE_CONVERTED_LEAD", "cannot convert a converted lead");
        }
        if (!wish.status().equals(CONVERTED)) {
            throw SalesforceError.refused("INVALID_STATUS", "invalid convertedStatus: " + wish.status());
        }
        String account = wish.account().isEmpty() ? dml.create(type("Account"), account(lead), user) : wish.account();
        String contact = wish.contact().isEmpty()
                ? dml.create(type("Contact"), contact(lead).put("AccountId", account), user)
                : wish.contact();
        String opportunity = wish.opportunity() ? opportunity(lead, wish, account, contact, user) : null;
        Converted made = new Converted(account, contact, opportunity);
        converted(lead, made, user);
        return made;
    }

    private String opportunity(Row lead, Wish wish, String account, String contact, String user) {
        String name = wish.opportunityName().isEmpty() ? lead.text("Company") + "-" : wish.opportunityName();
        String opportunity = dml.create(
                type("Opportunity"), opportunity(lead).put("Name", name).put("AccountId", account), user);
        dml.create(
                type("OpportunityContactRole"),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("OpportunityId", opportunity)
                        .put("ContactId", contact)
                        .put("IsPrimary", true),
                user);
        return opportunity;
    }

    private ObjectType type(String name) {
        return org.schema().require(name);
    }

    private static ObjectNode account(Row lead) {
        ObjectNode account = JsonNodeFactory.instance.objectNode().put("Name", lead.text("Company"));
        return account.put("CurrencyIsoCode", lead.text("CurrencyIsoCode"))
                .put("Phone", lead.text("Phone"))
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
                .put("CurrencyIsoCode", lead.text("CurrencyIsoCode"))
                .put("StageName", "Prospecting")
                .put("LeadSource", lead.text("LeadSource"))
                .put("CloseDate", org.today().plusDays(DAYS_TO_CLOSE).toString());
    }

    private void converted(Row lead, Converted made, String user) {
        dml.update(lead, JsonNodeFactory.instance.objectNode().put("Status", CONVERTED), user);
        Row after = org.live(lead.id()).orElseThrow();
        after.set("IsConverted", true);
        after.set("ConvertedDate", org.today().toString());
        after.set("ConvertedAccountId", made.account());
        after.set("ConvertedContactId", made.contact());
        after.set("ConvertedOpportunityId", made.opportunity());
        org.putComputed(after);
    }
}

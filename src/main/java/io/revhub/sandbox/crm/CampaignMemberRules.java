package io.revhub.sandbox.crm;

/** A member of a campaign is a lead or a contact. */
final class CampaignMemberRules implements Rules {

    @Override
    public void before(Change change) {
        Row member = change.after();
        if (!member.has("LeadId") && !member.has("ContactId")) {
            throw SalesforceError.refused(
                    "FIELD_INTEGRITY_EXCEPTION", "A campaign member needs a lead or a contact.", "LeadId", "ContactId");
        }
        member.set("HasResponded", "Responded".equals(member.text("Status")));
    }
}

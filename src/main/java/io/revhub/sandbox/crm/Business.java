package io.revhub.sandbox.crm;

import java.util.HashMap;
import java.util.Map;

/** The rules of each object. */
final class Business {

    private final Map<String, Rules> rules = new HashMap<>();

    Business(Org org) {
        rules.put("User", new PersonRules());
        rules.put("Contact", new PersonRules());
        rules.put("Lead", new PersonRules());
        rules.put("CampaignMember", new CampaignMemberRules());
        rules.put("OpportunitySplit", new SplitRules(org));
        rules.put("PricebookEntry", new PricebookEntryRules(org));
        rules.put("Opportunity", new OpportunityRules(org));
        rules.put("OpportunityLineItem", new LineRules(org, "OpportunityId", new OpportunityTotals()));
        rules.put("Quote", new QuoteRules(org));
        rules.put("QuoteLineItem", new LineRules(org, "QuoteId", new QuoteTotals()));
        rules.put("Contract", new ContractRules(org));
        rules.put("Order", new OrderRules(org));
        rules.put("OrderItem", new OrderItemRules(org));
        rules.put("Asset", new AssetRules(org));
        rules.put("Case", new CaseRules(org));
        rules.put("Task", new TaskRules());
    }

    Rules of(ObjectType type) {
        return rules.getOrDefault(type.name(), Rules.NONE);
    }
}

package io.revhub.sandbox.crm;

import java.util.List;

/** An opportunity with products is worth what they are worth. */
final class OpportunityTotals implements Totals {

    @Override
    public void refresh(Row opportunity, List<Row> lines) {
        opportunity.set("HasOpportunityLineItem", !lines.isEmpty());
        if (!lines.isEmpty()) {
            opportunity.set("Amount", Totals.sum(lines, "TotalPrice"));
            opportunity.set("TotalOpportunityQuantity", Totals.sum(lines, "Quantity"));
        }
        OpportunityRules.expect(opportunity);
    }
}

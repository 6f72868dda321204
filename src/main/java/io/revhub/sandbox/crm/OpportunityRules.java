package io.revhub.sandbox.crm;

import io.revhub.sandbox.crm.Schema.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The stage says what an opportunity is worth; with products, its amount is theirs, whatever a client writes. */
final class OpportunityRules implements Rules {

    private final Org org;

    OpportunityRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        Row opportunity = change.after();
        if (!change.creates() && opportunity.flag("HasOpportunityLineItem")) {
            opportunity.copy(change.before(), "Amount");
            opportunity.copy(change.before(), "TotalOpportunityQuantity");
        }
        if (change.moves("StageName")) {
            stage(change, org.schema().stage(opportunity.text("StageName")));
        }
        if (!opportunity.has("ForecastCategoryName")) {
            opportunity.set(
                    "ForecastCategoryName",
                    org.schema().stage(opportunity.text("StageName")).forecast());
        }
        opportunity.set(
                "ForecastCategory", opportunity.text("ForecastCategoryName").replace(" ", ""));
        expect(opportunity);
    }

    /** A new amount is divided anew. */
    @Override
    public void after(Row opportunity) {
        SplitRules.divide(org, opportunity);
    }

    private static void stage(Change change, Stage stage) {
        Row opportunity = change.after();
        if (!change.given().contains("Probability")) {
            opportunity.set("Probability", BigDecimal.valueOf(stage.probability()));
        }
        if (!change.given().contains("ForecastCategoryName")) {
            opportunity.set("ForecastCategoryName", stage.forecast());
        }
        opportunity.set("IsWon", stage.forecast().equals("Closed"));
        opportunity.set(
                "IsClosed",
                stage.forecast().equals("Closed") || stage.forecast().equals("Omitted"));
    }

    static void expect(Row opportunity) {
        if (opportunity.has("Amount")) {
            BigDecimal share = opportunity.decimal("Probability").movePointLeft(2);
            opportunity.set(
                    "ExpectedRevenue",
                    opportunity.decimal("Amount").multiply(share).setScale(2, RoundingMode.HALF_UP));
        }
    }
}

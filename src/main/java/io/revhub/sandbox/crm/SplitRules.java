package io.revhub.sandbox.crm;

import java.math.RoundingMode;
import java.util.Map;

/** A split is its share of the opportunity's amount. */
final class SplitRules implements Rules {

    private final Org org;

    SplitRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        Row split = change.after();
        org.live(split.text("OpportunityId")).ifPresent(opportunity -> share(split, opportunity));
    }

    /** Gives each split of an opportunity its share of what the opportunity is worth now. */
    static void divide(Org org, Row opportunity) {
        for (Row split : org.where(
                org.schema().require("OpportunitySplit"),
                Map.of("OpportunityId", opportunity.id(), "IsDeleted", false))) {
            Row divided = split.copy();
            share(divided, opportunity);
            if (!divided.body().equals(split.body())) {
                org.putComputed(divided);
            }
        }
    }

    private static void share(Row split, Row opportunity) {
        split.set(
                "SplitAmount",
                opportunity
                        .decimal("Amount")
                        .multiply(split.decimal("SplitPercentage"))
                        .movePointLeft(2)
                        .setScale(2, RoundingMode.HALF_UP));
    }
}

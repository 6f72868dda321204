package io.revhub.sandbox.crm;

import java.math.RoundingMode;

/** A split is its share of the opportunity's amount. */
final class SplitRules implements Rules {

    private final Org org;

    SplitRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        Row split = change.after();
        org.live(split.text("OpportunityId"))
                .ifPresent(opportunity -> split.set(
                        "SplitAmount",
                        opportunity
                                .decimal("Amount")
                                .multiply(split.decimal("SplitPercentage"))
                                .movePointLeft(2)
                                .setScale(2, RoundingMode.HALF_UP)));
    }
}

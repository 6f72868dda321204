package io.revhub.sandbox.crm;

/** A quote takes account and currency from its opportunity; being accepted, it does not close it. */
final class QuoteRules implements Rules {

    private final Org org;

    QuoteRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        Row quote = change.after();
        Row opportunity = org.live(quote.text("OpportunityId")).orElseThrow();
        quote.copy(opportunity, "AccountId");
        quote.copy(opportunity, "CurrencyIsoCode");
        QuoteTotals.grandTotal(quote);
    }
}

package io.revhub.sandbox.crm;

/** An asset belongs to somebody. */
final class AssetRules implements Rules {

    private final Org org;

    AssetRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        Row asset = change.after();
        if (!asset.has("AccountId") && !asset.has("ContactId")) {
            throw SalesforceError.refused(
                    "FIELD_INTEGRITY_EXCEPTION",
                    "Every asset needs an account, a contact, or both.",
                    "AccountId",
                    "ContactId");
        }
        org.live(asset.text("Product2Id")).ifPresent(product -> asset.copy(product, "ProductCode"));
    }
}

package io.revhub.sandbox.crm;

import java.util.Map;
import java.util.Optional;

/** A product has one price for each price book and currency, the standard one first. */
final class PricebookEntryRules implements Rules {

    private final Org org;

    PricebookEntryRules(Org org) {
        this.org = org;
    }

    @Override
    public void before(Change change) {
        Row entry = change.after();
        if (change.creates()) {
            org.live(entry.text("Product2Id")).ifPresent(product -> {
                entry.copy(product, "Name");
                entry.copy(product, "ProductCode");
            });
            refuseSecond(entry);
        }
        Row book = org.live(entry.text("Pricebook2Id")).orElseThrow();
        if (!book.flag("IsStandard")) {
            useStandard(entry);
        }
        if (!entry.has("UnitPrice")) {
            throw SalesforceError.refused(
                    "REQUIRED_FIELD_MISSING", "Required fields are missing: [UnitPrice]", "UnitPrice");
        }
    }

    private void refuseSecond(Row entry) {
        if (find(entry, entry.text("Pricebook2Id")).isPresent()) {
            throw SalesforceError.refused("DUPLICATE_VALUE", "This price definition already exists in this price book");
        }
    }

    private void useStandard(Row entry) {
        Row standardBook = org.where("Pricebook2", Map.of("IsStandard", true)).get(0);
        Row standard = find(entry, standardBook.id())
                .orElseThrow(() -> SalesforceError.refused(
                        "STANDARD_PRICE_NOT_DEFINED", "No standard price defined for this product"));
        if (entry.flag("UseStandardPrice")) {
            entry.copy(standard, "UnitPrice");
        }
    }

    private Optional<Row> find(Row like, String book) {
        return org
                .where(
                        like.type(),
                        Map.of(
                                "Product2Id", like.text("Product2Id"),
                                "Pricebook2Id", book,
                                "CurrencyIsoCode", like.text("CurrencyIsoCode")))
                .stream()
                .findFirst();
    }
}

package io.revhub.sandbox.crm;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the lines of opportunities, quotes and orders have in common: a price from their parent's price book, and a sum. */
final class LineRules implements Rules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Org org;
    private final String parentField;
    private final Totals totals;

    LineRules(Org org, String parentField, Totals totals) {
        this.org = org;
        this.parentField = parentField;
        this.totals = totals;
    }

    @Override
    public void before(Change change) {
        Row line = change.after();
        Row parent = parent(line);
        line.copy(parent, "CurrencyIsoCode");
        if (change.creates()) {
            Row entry = org.live(line.text("PricebookEntryId")).orElseThrow();
            fit(entry, parent);
            describe(line, parent, entry);
        }
        price(change);
    }

    private static void describe(Row line, Row parent, Row entry) {
        line.copy(entry, "Product2Id");
        line.set("ListPrice", entry.decimal("UnitPrice"));
        if (line.type().name().equals("OpportunityLineItem")) {
            line.copy(entry, "ProductCode");
            line.set("Name", parent.text("Name") + " " + entry.text("Name"));
        }
    }

    private void fit(Row entry, Row parent) {
        String book = parent.text("Pricebook2Id");
        String kind = parent.type().name().toLowerCase(Locale.ROOT);
        boolean opportunityWithoutBook = book == null && parent.type().name().equals("Opportunity");
        if (!opportunityWithoutBook && !entry.text("Pricebook2Id").equals(book)) {
            throw integrity("pricebook entry is in a different pricebook than the one assigned to the " + kind);
        }
        if (!entry.text("CurrencyIsoCode").equals(parent.text("CurrencyIsoCode"))) {
            throw integrity("pricebook entry currency code does not match " + kind + " currency code");
        }
        if (!entry.flag("IsActive")) {
            throw integrity("pricebook entry is inactive");
        }
    }

    private static SalesforceError integrity(String why) {
        return SalesforceError.refused(
                "FIELD_INTEGRITY_EXCEPTION",
                "field integrity exception: PricebookEntryId (" + why + ")",
                "PricebookEntryId");
    }

    private void price(Change change) {
        Row line = change.after();
        BigDecimal quantity = line.decimal("Quantity");
        if (change.creates() && !line.has("UnitPrice")) {
            fromTotal(line, quantity);
        }
        BigDecimal subtotal = cents(quantity.multiply(line.decimal("UnitPrice")));
        BigDecimal rest = HUNDRED.subtract(line.decimal("Discount")).movePointLeft(2);
        line.set(
                "TotalPrice", cents(quantity.multiply(line.decimal("UnitPrice")).multiply(rest)));
        if (line.type().field("Subtotal").isPresent()) {
            line.set("Subtotal", subtotal);
        }
    }

    private static void fromTotal(Row line, BigDecimal quantity) {
        if (!line.has("TotalPrice") || quantity.signum() == 0) {
            throw SalesforceError.refused(
                    "REQUIRED_FIELD_MISSING", "Required fields are missing: [UnitPrice]", "UnitPrice");
        }
        line.set("UnitPrice", line.decimal("TotalPrice").divide(quantity, 2, RoundingMode.HALF_UP));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    /** The parent is touched only where its totals change. */
    @Override
    public void after(Row line) {
        Row parent = parent(line);
        Row fresh = parent.copy();
        if (fresh.type().name().equals("Opportunity") && !fresh.has("Pricebook2Id")) {
            org.live(line.text("PricebookEntryId")).ifPresent(entry -> fresh.copy(entry, "Pricebook2Id"));
        }
        List<Row> lines = org.where(line.type(), Map.of(parentField, parent.id()));
        totals.refresh(fresh, lines);
        if (!fresh.body().equals(parent.body())) {
            org.putComputed(fresh);
            if (fresh.type().name().equals("Opportunity")) {
                SplitRules.divide(org, fresh);
            }
        }
    }

    Row parent(Row line) {
        return org.live(line.text(parentField)).orElseThrow();
    }
}

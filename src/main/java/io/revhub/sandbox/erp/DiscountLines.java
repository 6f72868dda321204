package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.JournalEntryRequest.Kind;
import io.revhub.sandbox.erp.JournalEntryRequest.Line;
import io.revhub.sandbox.erp.odata.Entities;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is let go of an invoice: the discount without tax, and the tax that is taken back with it, code by code. */
final class DiscountLines {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Entities entities;
    private final MasterData masterData;
    private final String account;

    DiscountLines(Entities entities, MasterData masterData, FinanceSettings settings) {
        this.entities = entities;
        this.masterData = masterData;
        this.account = settings.discountAccount();
    }

    /** @param amount with tax, in the item's currency */
    List<Line> of(ObjectNode item, BigDecimal amount) {
        String currency = item.get("TransactionCurrency").asText();
        Map<String, BigDecimal> grossByCode = grossByCode(item);
        BigDecimal gross = grossByCode.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Line> lines = new ArrayList<>();
        BigDecimal left = amount;
        int codesLeft = grossByCode.size();
        for (Map.Entry<String, BigDecimal> code : grossByCode.entrySet()) {
            BigDecimal part = --codesLeft == 0
                    ? left
                    : Money.rounded(amount.multiply(code.getValue()).divide(gross, 12, RoundingMode.HALF_UP), currency);
            left = left.subtract(part);
            lines.addAll(taxed(item, code.getKey(), part, currency));
        }
        return grossByCode.isEmpty() ? List.of(line(item, Kind.ACCOUNT, amount, currency, "", Map.of())) : lines;
    }

    private List<Line> taxed(ObjectNode item, String code, BigDecimal part, String currency) {
        BigDecimal rate = masterData.taxCodes().get(code).rate();
        BigDecimal net = part.multiply(HUNDRED).divide(HUNDRED.add(rate), Money.scale(currency), RoundingMode.HALF_UP);
        List<Line> lines = new ArrayList<>(List.of(line(item, Kind.ACCOUNT, net, currency, code, Map.of())));
        BigDecimal tax = part.subtract(net);
        if (tax.signum() != 0) {
            Map<String, String> base = Map.of("TaxBaseAmountInTransCrcy", net.toPlainString());
            lines.add(line(item, Kind.TAX, tax, currency, code, base));
        }
        return lines;
    }

    private Line line(
            ObjectNode item, Kind kind, BigDecimal amount, String currency, String code, Map<String, String> texts) {
        BigDecimal companyAmount = amount.multiply(rate(item)).setScale(2, RoundingMode.HALF_UP);
        String side = amount.signum() < 0 ? "H" : "S";
        return new Line(kind, 0, kind == Kind.TAX ? "" : account, amount, currency, companyAmount, side, code, texts);
    }

    // of the invoice's document: base and tax of each tax code
    private Map<String, BigDecimal> grossByCode(ObjectNode item) {
        Map<String, BigDecimal> gross = new LinkedHashMap<>();
        Map<String, String> document = Map.of(
                "CompanyCode", item.get("CompanyCode").asText(),
                "FiscalYear", item.get("FiscalYear").asText(),
                "AccountingDocument", item.get("AccountingDocument").asText(),
                "AccountingDocumentItemType", "T");
        for (ObjectNode tax : entities.where(Ledger.ITEMS, document)) {
            BigDecimal amount = Money.in(tax, "TaxBaseAmountInTransCrcy")
                    .add(Money.in(tax, OpenItems.OPEN))
                    .abs();
            gross.merge(tax.get("TaxCode").asText(), amount, BigDecimal::add);
        }
        gross.values().removeIf(amount -> amount.signum() == 0);
        return gross;
    }

    /** What one unit of an item's currency was worth in the company's currency when it was posted. */
    static BigDecimal rate(ObjectNode item) {
        BigDecimal amount = Money.in(item, OpenItems.OPEN);
        return amount.signum() == 0
                ? BigDecimal.ONE
                : Money.in(item, "AmountInCompanyCodeCurrency").divide(amount, 12, RoundingMode.HALF_UP);
    }
}

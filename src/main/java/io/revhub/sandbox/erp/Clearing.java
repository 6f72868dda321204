package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Clears open items of a customer against each other, as asked for by the clearing service: whole items; an item that is
 * paid in part and stays open; an item of which a residual is left; cash discount.
 *
 * <p>Assumptions to check: {@code PartialPaymentAmtInDspCrcy} leaves the item open, {@code OtherDeductionAmountInDspCrcy}
 * leaves a residual item, with the reason code; both are given in the document's currency, without a sign.
 */
final class Clearing {

    private final Entities entities;
    private final Settlement settlement;
    private final Periods periods;
    private final MasterData masterData;

    private record Asked(Xml xml, ObjectNode item) {

        BigDecimal amount(String name) {
            String text = xml.text(name);
            BigDecimal amount = text.isEmpty()
                    ? BigDecimal.ZERO
                    : JournalEntryRequest.number(text).abs();
            return Money.in(item, OpenItems.OPEN).signum() < 0 ? amount.negate() : amount;
        }

        boolean partial() {
            return amount("PartialPaymentAmtInDspCrcy").signum() != 0;
        }
    }

    Clearing(Entities entities, Settlement settlement, Periods periods, MasterData masterData) {
        this.entities = entities;
        this.settlement = settlement;
        this.periods = periods;
        this.masterData = masterData;
    }

    /** Clears, or changes nothing; the sentence is for the monitor of messages. */
    String carryOut(Xml entry) {
        String companyCode = entry.text("CompanyCode");
        String type = entry.text("AccountingDocumentType");
        if (!masterData.companyCodes().containsKey(companyCode)
                || !masterData.documentTypes().containsKey(type)) {
            return "Company code " + companyCode + " or document type " + type + " is not defined";
        }
        LocalDate postingDate = JournalEntryRequest.date(entry.text("PostingDate"));
        if (!periods.isOpen(companyCode, YearMonth.from(postingDate))) {
            return "Posting period " + YearMonth.from(postingDate) + " is not open";
        }
        List<Asked> asked = new ArrayList<>();
        for (Xml one : entry.children("APARItems")) {
            item(one, companyCode).forEach(item -> asked.add(new Asked(one, item)));
        }
        String problem = problem(entry, asked);
        return problem == null ? clear(entry, asked, postingDate) : problem;
    }

    private List<ObjectNode> item(Xml asked, String companyCode) {
        return entities.where(
                Ledger.ITEMS,
                Map.of(
                        "CompanyCode", asked.text("CompanyCode").isEmpty() ? companyCode : asked.text("CompanyCode"),
                        "FiscalYear", asked.text("FiscalYear"),
                        "AccountingDocument", MasterData.external(asked.text("AccountingDocument")),
                        "AccountingDocumentItem", MasterData.external(asked.text("AccountingDocumentItem")),
                        "Customer", MasterData.external(asked.text("APARAccount"))));
    }

    private static String problem(Xml entry, List<Asked> asked) {
        if (asked.size() < 2 || asked.size() != entry.children("APARItems").size()) {
            return "Not all items were found";
        }
        if (!entry.children("GLItems").isEmpty()) {
            return "The simulation clears items of customers only";
        }
        List<ObjectNode> items = asked.stream().map(Asked::item).toList();
        if (items.stream().map(item -> item.get("Customer").asText()).distinct().count() > 1) {
            return "The items belong to several customers";
        }
        if (items.stream().anyMatch(item -> item.get("IsCleared").booleanValue())) {
            return "An item is cleared already";
        }
        if (items.stream()
                .anyMatch(item -> !item.get("TransactionCurrency").asText().equals(entry.text("CurrencyCode")))) {
            return "An item has another currency than " + entry.text("CurrencyCode");
        }
        BigDecimal sum = asked.stream().map(Clearing::taken).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0 ? null : "The difference is too large for clearing: " + sum;
    }

    // what this item contributes: what of it is paid
    private static BigDecimal taken(Asked asked) {
        return asked.partial()
                ? asked.amount("PartialPaymentAmtInDspCrcy")
                : Money.in(asked.item(), OpenItems.OPEN)
                        .subtract(asked.amount("CashDiscountAmountInDspCrcy"))
                        .subtract(asked.amount("OtherDeductionAmountInDspCrcy"));
    }

    private String clear(Xml entry, List<Asked> asked, LocalDate postingDate) {
        Map<ObjectNode, BigDecimal> discounts = new LinkedHashMap<>();
        Map<ObjectNode, BigDecimal> residuals = new LinkedHashMap<>();
        Map<ObjectNode, BigDecimal> parts = new LinkedHashMap<>();
        List<ObjectNode> cleared = new ArrayList<>();
        for (Asked one : asked) {
            put(discounts, one, "CashDiscountAmountInDspCrcy");
            put(residuals, one, "OtherDeductionAmountInDspCrcy");
            put(parts, one, "PartialPaymentAmtInDspCrcy");
            if (!one.partial()) {
                cleared.add(one.item());
            }
        }
        String companyCode = entry.text("CompanyCode");
        Settlement.Header header = new Settlement.Header(
                companyCode,
                masterData.companyCodes().get(companyCode).currency(),
                entry.text("AccountingDocumentType"),
                entry.text("ReferenceDocument"),
                entry.text("DocumentHeaderText"),
                entry.text("CreatedByUser"),
                JournalEntryRequest.date(entry.text("DocumentDate")),
                postingDate);
        Settlement.Customer customer = new Settlement.Customer(
                asked.get(0).item().get("Customer").asText(),
                entry.text("CurrencyCode"),
                cleared,
                discounts,
                residuals,
                parts,
                BigDecimal.ZERO);
        return "Cleared with document "
                + settlement.post(header, null, customer).number();
    }

    private static void put(Map<ObjectNode, BigDecimal> amounts, Asked asked, String name) {
        if (asked.amount(name).signum() != 0) {
            amounts.put(asked.item(), asked.amount(name));
        }
    }
}

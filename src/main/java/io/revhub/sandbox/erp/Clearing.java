package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Values;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Clears open items of debtors that sum to zero; partial and residual clearing is not simulated.
 */
final class Clearing {

    private final Entities entities;
    private final Ledger ledger;
    private final Periods periods;
    private final MasterData masterData;
    private final Clock clock;

    Clearing(Entities entities, Ledger ledger, Periods periods, MasterData masterData, Clock clock) {
        this.entities = entities;
        this.ledger = ledger;
        this.periods = periods;
        this.masterData = masterData;
        this.clock = clock;
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
        List<ObjectNode> items = new ArrayList<>();
        for (Xml asked : entry.children("APARItems")) {
            items.addAll(item(asked, companyCode));
        }
        String problem = problem(entry, items);
        return problem == null ? clear(items, companyCode, type, postingDate) : problem;
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

    private static String problem(Xml entry, List<ObjectNode> items) {
        if (items.size() < 2 || items.size() != entry.children("APARItems").size()) {
            return "Not all items were found";
        }
        if (entry.children("APARItems").stream()
                        .anyMatch(asked -> asked.children().size() > 7)
                || !entry.children("GLItems").isEmpty()) {
            return "The simulation clears whole items of customers only";
        }
        if (items.stream().anyMatch(item -> item.get("IsCleared").booleanValue())) {
            return "An item is cleared already";
        }
        if (items.stream()
                .anyMatch(item -> !item.get("TransactionCurrency").asText().equals(entry.text("CurrencyCode")))) {
            return "An item has another currency than " + entry.text("CurrencyCode");
        }
        BigDecimal sum = items.stream()
                .map(item -> Money.in(item, "AmountInTransactionCurrency"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0 ? null : "The difference is too large for clearing: " + sum;
    }

    private String clear(List<ObjectNode> items, String companyCode, String type, LocalDate postingDate) {
        Ledger.Document document = ledger.number(companyCode, type, postingDate);
        for (ObjectNode item : items) {
            item.put("IsCleared", true)
                    .put("ClearingAccountingDocument", document.number())
                    .put("ClearingDocFiscalYear", document.fiscalYear())
                    .put("ClearingDate", Values.date(postingDate))
                    .put("ClearingCreationDate", Values.date(LocalDate.now(clock)));
            entities.put(Ledger.ITEMS, item);
        }
        return "Cleared with document " + document.number();
    }
}

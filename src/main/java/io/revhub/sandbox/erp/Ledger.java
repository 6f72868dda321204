package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.JournalEntryRequest.Kind;
import io.revhub.sandbox.erp.JournalEntryRequest.Line;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Values;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes checked entries as items of the cube. Document numbers come from their type's range, by fiscal year; items are
 * numbered from 1, tax items last. Assumption to check: the cube shows numbers without leading zeros.
 */
final class Ledger {

    static final String ITEMS = "A_OperationalAcctgDocItemCube";

    private final Entities entities;
    private final MasterData masterData;
    private final Clock clock;

    /** Where a document stands. */
    record Document(String companyCode, String fiscalYear, String number) {}

    Ledger(Entities entities, MasterData masterData, Clock clock) {
        this.entities = entities;
        this.masterData = masterData;
        this.clock = clock;
    }

    Document number(String companyCode, String documentType, LocalDate postingDate) {
        String year = Integer.toString(postingDate.getYear());
        MasterData.DocumentType type = masterData.documentTypes().get(documentType);
        long next = entities.next("Document " + companyCode + " " + year + " " + type.from());
        return new Document(companyCode, year, Long.toString(type.from() + next - 1));
    }

    /** What was posted, item by item in the order of the lines. */
    record Posted(Document document, List<ObjectNode> items) {}

    Posted post(JournalEntryRequest entry) {
        Document document = number(entry.companyCode(), entry.documentType(), entry.postingDate());
        List<ObjectNode> items = new ArrayList<>();
        int item = 1;
        for (Line line : entry.lines()) {
            ObjectNode posted = entities.initial(ITEMS);
            header(posted, document, entry);
            posted.put("AccountingDocumentItem", Integer.toString(item++));
            line(posted, entry, line);
            entities.put(ITEMS, posted);
            items.add(posted);
        }
        return new Posted(document, items);
    }

    /** Marks open items as cleared by a document; they are stored. */
    void clear(List<ObjectNode> items, Document by, LocalDate postingDate) {
        for (ObjectNode item : items) {
            item.put("IsCleared", true)
                    .put("ClearingAccountingDocument", by.number())
                    .put("ClearingDocFiscalYear", by.fiscalYear())
                    .put("ClearingDate", Values.date(postingDate))
                    .put("ClearingCreationDate", Values.date(LocalDate.now(clock)))
                    .put("LastChangeDate", Values.date(LocalDate.now(clock)));
            entities.put(ITEMS, item);
        }
    }

    private void header(ObjectNode posted, Document document, JournalEntryRequest entry) {
        MasterData.CompanyCode company = masterData.companyCodes().get(entry.companyCode());
        posted.put("CompanyCode", document.companyCode())
                .put("FiscalYear", document.fiscalYear())
                .put("AccountingDocument", document.number())
                .put("CompanyCodeName", company.name())
                .put("ChartOfAccounts", company.chartOfAccounts())
                .put("CompanyCodeCurrency", company.currency())
                .put("AccountingDocumentType", entry.documentType())
                .put(
                        "AccountingDocumentTypeName",
                        masterData.documentTypes().get(entry.documentType()).name())
                .put("DocumentReferenceID", entry.reference())
                .put("AccountingDocumentHeaderText", entry.headerText())
                .put("AccountingDocCreatedByUser", entry.user())
                .put("BusinessTransactionType", entry.text("BusinessTransactionType"))
                .put("ReferenceDocumentType", entry.text("OriginalReferenceDocumentType"))
                .put("LedgerGroup", entry.text("LedgerGroup"))
                .put("Reference1InDocumentHeader", entry.text("Reference1InDocumentHeader"))
                .put("Reference2InDocumentHeader", entry.text("Reference2InDocumentHeader"))
                .put("Ledger", "0L")
                .put("FiscalPeriod", String.format("%03d", entry.postingDate().getMonthValue()))
                .put("PostingDate", Values.date(entry.postingDate()))
                .put("DocumentDate", Values.date(entry.documentDate()))
                .put("AccountingDocumentCreationDate", Values.date(LocalDate.now(clock)))
                .put("LastChangeDate", Values.date(LocalDate.now(clock)));
    }

    private void line(ObjectNode posted, JournalEntryRequest entry, Line line) {
        BigDecimal companyAmount = line.companyAmount() == null ? line.amount() : line.companyAmount();
        String companyCurrency = posted.get("CompanyCodeCurrency").asText();
        posted.put("DebitCreditCode", line.debitCredit())
                .put("TransactionCurrency", line.currency())
                .put(
                        "AmountInTransactionCurrency",
                        Money.rounded(line.amount(), line.currency()).toPlainString())
                .put(
                        "AmountInCompanyCodeCurrency",
                        Money.rounded(companyAmount, companyCurrency).toPlainString())
                .put("TaxCode", line.taxCode())
                .put("PostingKey", postingKey(line));
        for (String passed : new String[] {
            "DocumentItemText",
            "AssignmentReference",
            "Reference1IDByBusinessPartner",
            "Reference2IDByBusinessPartner",
            "Reference3IDByBusinessPartner",
            "PaymentReference",
            "PaymentDifferenceReason",
            "InvoiceReference",
            "InvoiceReferenceFiscalYear",
            "InvoiceItemReference"
        }) {
            posted.put(passed, line.text(passed));
        }
        for (String assigned : new String[] {"ProfitCenter", "CostCenter"}) {
            posted.put(assigned, line.text("AccountAssignment/" + assigned));
        }
        switch (line.kind()) {
            case ACCOUNT -> account(posted, line.account());
            case TAX -> tax(posted, line);
            case DEBTOR -> debtor(posted, entry, line);
        }
    }

    private static String postingKey(Line line) {
        boolean debit = "S".equals(line.debitCredit());
        return line.kind() == Kind.DEBTOR ? (debit ? "01" : "11") : (debit ? "40" : "50");
    }

    private void account(ObjectNode posted, String number) {
        MasterData.Account account = masterData.accounts().get(number);
        posted.put("GLAccount", number)
                .put("OperationalGLAccount", number)
                .put("GLAccountName", account.name())
                .put("GLAccountLongName", account.name())
                .put("IsBalanceSheetAccount", account.balanceSheet());
        if (posted.get("FinancialAccountType").asText().isEmpty()) {
            posted.put("FinancialAccountType", "S");
        }
    }

    private void tax(ObjectNode posted, Line line) {
        account(posted, masterData.taxCodes().get(line.taxCode()).account());
        String base = line.text("TaxBaseAmountInTransCrcy");
        posted.put("TaxType", "A")
                .put("AccountingDocumentItemType", "T")
                .put("IsAutomaticallyCreated", true)
                .put("TransactionTypeDetermination", "MWS")
                .put("TaxBaseAmountInTransCrcy", base.isEmpty() ? "0.00" : base);
    }

    private void debtor(ObjectNode posted, JournalEntryRequest entry, Line line) {
        ObjectNode company = entities.find("A_CustomerCompany", line.account(), entry.companyCode())
                .orElseThrow();
        ObjectNode customer = entities.find("A_Customer", line.account()).orElseThrow();
        posted.put("FinancialAccountType", "D")
                .put("IsOpenItemManaged", "X")
                .put("Customer", line.account())
                .put("CustomerName", customer.get("CustomerName").asText());
        account(posted, MasterData.external(company.get("ReconciliationAccount").asText()));
        String base = line.text("CashDiscountTerms/DueCalculationBaseDate");
        String days = line.text("CashDiscountTerms/NetPaymentDays");
        LocalDate due = base.isEmpty() ? entry.documentDate() : JournalEntryRequest.date(base);
        posted.put("DueCalculationBaseDate", Values.date(due));
        posted.put("PaymentTerms", line.text("CashDiscountTerms/PaymentTerms"));
        posted.put("NetPaymentDays", days.isEmpty() ? "0" : days);
        String discountDays = line.text("CashDiscountTerms/CashDiscount1Days");
        String discountPercent = line.text("CashDiscountTerms/CashDiscount1Percent");
        posted.put("CashDiscount1Days", discountDays.isEmpty() ? "0" : discountDays);
        posted.put("CashDiscount1Percent", discountPercent.isEmpty() ? "0.000" : discountPercent);
        posted.put("NetDueDate", Values.date(due.plusDays(days.isEmpty() ? 0 : Long.parseLong(days))));
    }
}

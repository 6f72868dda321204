package io.revhub.sandbox.erp;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A journal entry as it was asked for.
 *
 * @param texts the fields of the header that are only passed on; one below another as {@code Above/Name}
 */
record JournalEntryRequest(
        String messageId,
        String documentType,
        String reference,
        String headerText,
        String user,
        String companyCode,
        LocalDate documentDate,
        LocalDate postingDate,
        Map<String, String> texts,
        List<Line> lines) {

    enum Kind {
        ACCOUNT,
        DEBTOR,
        TAX
    }

    /** A line; {@code texts} are the fields that are only passed on. */
    record Line(
            Kind kind,
            int reference,
            String account,
            BigDecimal amount,
            String currency,
            BigDecimal companyAmount,
            String debitCredit,
            String taxCode,
            Map<String, String> texts) {

        /** "" if it is not given. */
        String text(String name) {
            return texts.getOrDefault(name, "");
        }

        /** The same with what it is in the company's currency. */
        Line worth(BigDecimal inCompanyCurrency) {
            return new Line(kind, reference, account, amount, currency, inCompanyCurrency, debitCredit, taxCode, texts);
        }
    }

    JournalEntryRequest with(List<Line> others) {
        return new JournalEntryRequest(
                messageId,
                documentType,
                reference,
                headerText,
                user,
                companyCode,
                documentDate,
                postingDate,
                texts,
                others);
    }

    /** "" if it is not given. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** @throws SoapFault if a number or a date is none */
    static JournalEntryRequest of(Xml request) {
        Xml entry = request.child("JournalEntry").orElseThrow(() -> new SoapFault("JournalEntry is missing."));
        List<Line> lines = new ArrayList<>();
        entry.children("Item").forEach(item -> lines.add(line(Kind.ACCOUNT, item, item.text("GLAccount"))));
        entry.children("DebtorItem").forEach(item -> lines.add(line(Kind.DEBTOR, item, item.text("Debtor"))));
        lines.sort(Comparator.comparingInt(Line::reference));
        entry.children("ProductTaxItem").forEach(item -> lines.add(line(Kind.TAX, item, "")));
        return new JournalEntryRequest(
                request.text("MessageHeader", "ID"),
                entry.text("AccountingDocumentType"),
                entry.text("DocumentReferenceID"),
                entry.text("DocumentHeaderText"),
                entry.text("CreatedByUser"),
                entry.text("CompanyCode"),
                date(entry.text("DocumentDate")),
                date(entry.text("PostingDate")),
                entry.texts(),
                lines);
    }

    private static Line line(Kind kind, Xml item, String account) {
        String reference = item.text("ReferenceDocumentItem");
        String taxCode = kind == Kind.TAX ? item.text("TaxCode") : item.text("Tax", "TaxCode");
        return new Line(
                kind,
                reference.isEmpty() ? Integer.MAX_VALUE : number(reference).intValueExact(),
                MasterData.external(account),
                number(item.text("AmountInTransactionCurrency")),
                item.attribute("AmountInTransactionCurrency", "currencyCode"),
                item.child("AmountInCompanyCodeCurrency")
                        .map(amount -> number(amount.text()))
                        .orElse(null),
                item.text("DebitCreditCode"),
                taxCode,
                item.texts());
    }

    static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new SoapFault("'" + text + "' is not a number.");
        }
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.replaceFirst("Z$", ""));
        } catch (DateTimeException e) {
            throw new SoapFault("'" + text + "' is not a date.");
        }
    }
}

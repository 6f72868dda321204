package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.SapError;
import io.revhub.sandbox.erp.odata.Values;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** The journal entry of a billing document, posted as a message to finance: the same checks, the same books. */
final class BillingEntry {

    private static final String GOODS = "RP";
    private static final String SERVICES = "RS";

    private final Entities entities;
    private final MasterData masterData;
    private final SoapMessages messages;
    private final PostingChecks checks;
    private final Ledger ledger;

    BillingEntry(Entities entities, MasterData masterData, SoapMessages messages, PostingChecks checks, Ledger ledger) {
        this.entities = entities;
        this.masterData = masterData;
        this.messages = messages;
        this.checks = checks;
        this.ledger = ledger;
    }

    /** The tax on an amount. */
    BigDecimal tax(String material, BigDecimal net, String currency) {
        BigDecimal rate = masterData.taxCodes().get(taxCode(material)).rate();
        return Money.rounded(net.multiply(rate).movePointLeft(2), currency);
    }

    /** Tax classification 1 is the full rate, 2 the reduced one, everything else none. */
    private String taxCode(String material) {
        String country = masterData.companyCodes().values().iterator().next().country();
        String classification =
                entities.where("A_ProductSalesTax", Map.of("Product", material, "Country", country)).stream()
                        .findFirst()
                        .map(tax -> tax.get("TaxClassification").asText())
                        .orElse("0");
        return switch (classification) {
            case "1" -> "A1";
            case "2" -> "A2";
            default -> "A0";
        };
    }

    boolean isCleared(ObjectNode document) {
        return entities
                .where(
                        Ledger.ITEMS,
                        Map.of(
                                "CompanyCode", document.get("CompanyCode").asText(),
                                "FiscalYear", document.get("FiscalYear").asText(),
                                "AccountingDocument",
                                        document.get("AccountingDocument").asText()))
                .stream()
                .anyMatch(item -> item.get("IsCleared").booleanValue());
    }

    Ledger.Document post(ObjectNode document, List<ObjectNode> items) {
        Xml message = messages.read(
                new ByteArrayInputStream(envelope(document, items).getBytes(StandardCharsets.UTF_8)),
                "JournalEntryBulkCreateRequest");
        JournalEntryRequest entry = JournalEntryRequest.of(
                message.child("JournalEntryCreateRequest").orElseThrow());
        List<String> problems = checks.problems(entry);
        if (!problems.isEmpty()) {
            throw SapError.refused("The billing document cannot be posted: " + String.join("; ", problems) + ".");
        }
        return ledger.post(entry).document();
    }

    private String envelope(ObjectNode document, List<ObjectNode> items) {
        String number = document.get("BillingDocument").asText();
        LocalDate date = Values.dateIn(document.get("BillingDocumentDate"));
        return """
                <e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>
                <s:JournalEntryBulkCreateRequest xmlns:s="http://sap.com/xi/SAPSCORE/SFIN"><JournalEntryCreateRequest>
                <MessageHeader><ID>%1$s</ID></MessageHeader><JournalEntry>
                <OriginalReferenceDocumentType>VBRK</OriginalReferenceDocumentType>
                <OriginalReferenceDocument>%1$s</OriginalReferenceDocument>
                <BusinessTransactionType>SD00</BusinessTransactionType><AccountingDocumentType>RV</AccountingDocumentType>
                <DocumentReferenceID>%1$s</DocumentReferenceID><DocumentHeaderText>%2$s</DocumentHeaderText>
                <CreatedByUser>CLERK</CreatedByUser><CompanyCode>%3$s</CompanyCode>
                <DocumentDate>%4$s</DocumentDate><PostingDate>%4$s</PostingDate>%5$s
                </JournalEntry></JournalEntryCreateRequest></s:JournalEntryBulkCreateRequest></e:Body></e:Envelope>
                """.formatted(
                        number,
                        escaped(document.get("PurchaseOrderByCustomer").asText(), 25),
                        document.get("CompanyCode").asText(),
                        date,
                        lines(document, items, date));
    }

    private String lines(ObjectNode document, List<ObjectNode> items, LocalDate date) {
        boolean invoice = document.get("CancelledBillingDocument").asText().isEmpty();
        String currency = document.get("TransactionCurrency").asText();
        StringBuilder lines = new StringBuilder();
        Map<String, BigDecimal[]> taxes = new LinkedHashMap<>();
        int reference = 1;
        for (ObjectNode item : items) {
            String code = taxCode(item.get("Material").asText());
            BigDecimal[] tax = taxes.computeIfAbsent(code, c -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
            tax[0] = tax[0].add(Money.in(item, "NetAmount"));
            tax[1] = tax[1].add(Money.in(item, "TaxAmount"));
            lines.append("<Item><ReferenceDocumentItem>")
                    .append(++reference)
                    .append("</ReferenceDocumentItem><GLAccount>")
                    .append(account(item))
                    .append("</GLAccount>")
                    .append(amount("AmountInTransactionCurrency", Money.in(item, "NetAmount"), !invoice, currency))
                    .append(debitCredit(!invoice))
                    .append("<Tax><TaxCode>" + code + "</TaxCode></Tax></Item>");
        }
        lines.append(debtor(document, invoice, currency, date));
        taxes.forEach((code, tax) -> lines.append(tax(code, tax, invoice, currency)));
        return lines.toString();
    }

    private String account(ObjectNode item) {
        String role = "TAD".equals(item.get("SalesDocumentItemCategory").asText()) ? SERVICES : GOODS;
        return masterData.accounts().entrySet().stream()
                .filter(account -> account.getValue().role().equals(role))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private String debtor(ObjectNode document, boolean invoice, String currency, LocalDate date) {
        String terms = document.get("CustomerPaymentTerms").asText();
        return "<DebtorItem><ReferenceDocumentItem>1</ReferenceDocumentItem><Debtor>"
                + document.get("PayerParty").asText() + "</Debtor>"
                + amount("AmountInTransactionCurrency", Money.in(document, "TotalGrossAmount"), invoice, currency)
                + debitCredit(invoice) + "<CashDiscountTerms><PaymentTerms>" + terms + "</PaymentTerms>"
                + "<DueCalculationBaseDate>" + date + "</DueCalculationBaseDate><NetPaymentDays>"
                + masterData.paymentTerms().getOrDefault(terms, 0)
                + "</NetPaymentDays></CashDiscountTerms></DebtorItem>";
    }

    private static String tax(String code, BigDecimal[] tax, boolean invoice, String currency) {
        return tax[1].signum() == 0
                ? ""
                : "<ProductTaxItem><TaxCode>" + code + "</TaxCode>"
                        + amount("AmountInTransactionCurrency", tax[1], !invoice, currency)
                        + amount("TaxBaseAmountInTransCrcy", tax[0], !invoice, currency)
                        + debitCredit(!invoice) + "</ProductTaxItem>";
    }

    private static String amount(String element, BigDecimal amount, boolean debit, String currency) {
        return "<" + element + " currencyCode=\"" + currency + "\">"
                + (debit ? amount : amount.negate()).toPlainString() + "</" + element + ">";
    }

    private static String debitCredit(boolean debit) {
        return "<DebitCreditCode>" + (debit ? "S" : "H") + "</DebitCreditCode>";
    }

    private static String escaped(String text, int most) {
        return HtmlUtils.htmlEscape(text.length() > most ? text.substring(0, most) : text, "UTF-8");
    }
}

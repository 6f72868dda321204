package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;

/** The request JournalEntryBulkCreateRequest with one entry; the order of its elements is part of the protocol. */
final class JournalEntryMessage {

    private static final List<String> HEADER = List.of(
            "AccountingDocumentType",
            "DocumentReferenceID",
            "DocumentHeaderText",
            "CreatedByUser",
            "CompanyCode",
            "DocumentDate",
            "PostingDate");

    private final String id;
    private final JsonNode entry;
    private final String createdAt;

    private JournalEntryMessage(String id, JsonNode entry, Instant now) {
        this.id = id;
        this.entry = entry;
        this.createdAt = now.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** @param id the message's, which the ERP takes once */
    static String of(String id, JsonNode entry, Instant now) {
        JournalEntryMessage message = new JournalEntryMessage(id, entry, now);
        UUID transport = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        return XmlText.envelope(
                "JournalEntryBulkCreateRequest", Soap.CREATE.action(), transport.toString(), message::write);
    }

    private void write(XmlText xml) throws XMLStreamException {
        header(xml);
        xml.element("JournalEntryCreateRequest", () -> {
            header(xml);
            xml.element("JournalEntry", () -> entry(xml));
        });
    }

    private void header(XmlText xml) throws XMLStreamException {
        xml.element("MessageHeader", () -> {
            xml.element("ID", id);
            xml.element("CreationDateTime", createdAt);
        });
    }

    private void entry(XmlText xml) throws XMLStreamException {
        xml.element("OriginalReferenceDocumentType", "BKPFF");
        xml.element("BusinessTransactionType", "RFBU");
        for (String field : HEADER) {
            text(xml, entry, field);
        }
        for (JsonNode item : entry.path("Item")) {
            xml.element("Item", () -> item(xml, item));
        }
        for (JsonNode item : entry.path("DebtorItem")) {
            xml.element("DebtorItem", () -> debtor(xml, item));
        }
        for (JsonNode item : entry.path("ProductTaxItem")) {
            xml.element("ProductTaxItem", () -> tax(xml, item));
        }
    }

    private static void item(XmlText xml, JsonNode item) throws XMLStreamException {
        text(xml, item, "ReferenceDocumentItem");
        text(xml, item, "GLAccount");
        amount(xml, item, "AmountInTransactionCurrency", "Amount");
        text(xml, item, "DebitCreditCode");
        text(xml, item, "DocumentItemText");
        text(xml, item, "AssignmentReference");
        if (item.hasNonNull("TaxCode")) {
            xml.element("Tax", () -> text(xml, item, "TaxCode"));
        }
    }

    private static void debtor(XmlText xml, JsonNode item) throws XMLStreamException {
        text(xml, item, "ReferenceDocumentItem");
        text(xml, item, "Debtor");
        amount(xml, item, "AmountInTransactionCurrency", "Amount");
        text(xml, item, "DebitCreditCode");
        text(xml, item, "DocumentItemText");
        text(xml, item, "AssignmentReference");
        if (item.hasNonNull("BaseDate") || item.hasNonNull("CashDiscountDays") || item.hasNonNull("PaymentTerms")) {
            xml.element("CashDiscountTerms", () -> {
                text(xml, item, "PaymentTerms");
                xml.element("DueCalculationBaseDate", value(item, "BaseDate"));
                text(xml, item, "CashDiscount1Days");
                text(xml, item, "CashDiscount1Percent");
                xml.element("NetPaymentDays", value(item, "CashDiscountDays"));
            });
        }
    }

    private static void tax(XmlText xml, JsonNode item) throws XMLStreamException {
        text(xml, item, "TaxCode");
        amount(xml, item, "AmountInTransactionCurrency", "Amount");
        amount(xml, item, "TaxBaseAmountInTransCrcy", "Base");
        text(xml, item, "DebitCreditCode");
    }

    private static void text(XmlText xml, JsonNode item, String field) throws XMLStreamException {
        xml.element(field, value(item, field));
    }

    private static void amount(XmlText xml, JsonNode item, String element, String field) throws XMLStreamException {
        Map<String, String> currency =
                Map.of("currencyCode", item.path("Currency").asText());
        xml.element(element, currency, value(item, field));
    }

    private static String value(JsonNode item, String field) {
        return item.hasNonNull(field) ? item.get(field).asText() : "";
    }
}

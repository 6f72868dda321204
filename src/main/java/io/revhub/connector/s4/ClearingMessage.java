package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLStreamException;

/** The request JournalEntryBulkClearingRequest for items of one customer. */
record ClearingMessage(String id, JsonNode wanted, String documentType, String postingDate, List<Settled> items) {

    String at(Instant now) {
        UUID transport = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        String createdAt = now.truncatedTo(ChronoUnit.SECONDS).toString();
        return XmlText.envelope(
                "JournalEntryBulkClearingRequest",
                Soap.CLEAR.action(),
                transport.toString(),
                xml -> write(xml, createdAt));
    }

    private void write(XmlText xml, String createdAt) throws XMLStreamException {
        header(xml, createdAt);
        xml.element("JournalEntryClearingRequest", () -> {
            header(xml, createdAt);
            xml.element("JournalEntry", () -> entry(xml));
        });
    }

    private void header(XmlText xml, String createdAt) throws XMLStreamException {
        xml.element("MessageHeader", () -> {
            xml.element("ID", id);
            xml.element("CreationDateTime", createdAt);
        });
    }

    private void entry(XmlText xml) throws XMLStreamException {
        xml.element("CompanyCode", wanted.path("CompanyCode").asText());
        xml.element("AccountingDocumentType", documentType);
        xml.element("DocumentDate", postingDate);
        xml.element("PostingDate", postingDate);
        xml.element("CurrencyCode", wanted.path("Currency").asText());
        for (int i = 0; i < items.size(); i++) {
            int number = i + 1;
            Settled item = items.get(i);
            xml.element("APARItems", () -> item(xml, number, item));
        }
    }

    private void item(XmlText xml, int number, Settled settled) throws XMLStreamException {
        JsonNode item = settled.item();
        xml.element("ReferenceDocumentItem", Integer.toString(number));
        xml.element("AccountType", "D");
        xml.element("APARAccount", wanted.path("Customer").asText());
        xml.element("FiscalYear", item.path("FiscalYear").asText());
        xml.element("AccountingDocument", item.path("AccountingDocument").asText());
        xml.element(
                "AccountingDocumentItem", item.path("AccountingDocumentItem").asText());
        if (settled.isInPart()) {
            xml.element("PartialPaymentAmtInDspCrcy", settled.amount().toPlainString());
        } else if (settled.rest().signum() > 0) {
            xml.element("OtherDeductionAmountInDspCrcy", settled.rest().toPlainString());
        }
    }
}

package io.revhub.sandbox.erp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** The answer to journal entries: one confirmation each. Notes beyond 605 and 609 (RW) have codes of the simulation's own. */
final class Confirmation {

    private Confirmation() {}

    /** What became of an entry; no document: refused for these reasons. */
    record Outcome(String messageId, Ledger.Document document, List<String> problems) {}

    static ResponseEntity<byte[]> of(String messageId, List<Outcome> outcomes, Clock clock) {
        StringBuilder body = new StringBuilder(
                "<n0:JournalEntryBulkCreateConfirmation" + " xmlns:n0=\"http://sap.com/xi/SAPSCORE/SFIN\">");
        body.append(header(messageId, clock)).append("<ConfirmationInterfaceOrignName/>");
        outcomes.forEach(outcome -> body.append(confirmation(outcome, clock)));
        body.append("<Log/></n0:JournalEntryBulkCreateConfirmation>");
        return xml(200, body.toString());
    }

    private static String header(String reference, Clock clock) {
        return "<MessageHeader>" + element("UUID", UUID.randomUUID().toString())
                + element("ReferenceID", reference)
                + element("CreationDateTime", clock.instant().toString())
                + element("SenderBusinessSystemID", "S4H") + "</MessageHeader>";
    }

    private static String confirmation(Outcome outcome, Clock clock) {
        Ledger.Document document = outcome.document();
        boolean posted = document != null;
        String number = posted ? String.format("%010d", Long.parseLong(document.number())) : "0000000000";
        return "<JournalEntryCreateConfirmation>" + header(outcome.messageId(), clock)
                + "<JournalEntryCreateConfirmation>"
                + element("AccountingDocument", number)
                + element("CompanyCode", posted ? document.companyCode() : "")
                + element("FiscalYear", posted ? document.fiscalYear() : "0000")
                + "</JournalEntryCreateConfirmation>"
                + log(outcome, number)
                + "</JournalEntryCreateConfirmation>";
    }

    private static String log(Outcome outcome, String number) {
        if (outcome.document() != null) {
            Ledger.Document document = outcome.document();
            String note = "Document posted successfully: BKPFF " + number + document.companyCode()
                    + document.fiscalYear() + " S4H";
            return "<Log>" + element("MaximumLogItemSeverityCode", "1") + item("605(RW)", "1", note) + "</Log>";
        }
        StringBuilder log = new StringBuilder("<Log>" + element("MaximumLogItemSeverityCode", "3"));
        log.append(item("609(RW)", "3", "Error in document: BKPFF $ S4H"));
        outcome.problems().forEach(problem -> log.append(item("001(SANDBOX)", "3", problem)));
        return log.append("</Log>").toString();
    }

    private static String item(String type, String severity, String note) {
        return "<Item>" + element("TypeID", type) + element("SeverityCode", severity) + element("Note", note)
                + "<WebURI/></Item>";
    }

    static ResponseEntity<byte[]> fault(SoapFault fault) {
        return xml(
                500,
                "<soap-env:Fault><faultcode>soap-env:Client</faultcode>" + "<faultstring xml:lang=\"en\">"
                        + escaped(fault.getMessage()) + "</faultstring></soap-env:Fault>");
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscapeDecimal(text == null ? "" : text, "UTF-8");
    }

    private static ResponseEntity<byte[]> xml(int status, String body) {
        String envelope = "<soap-env:Envelope xmlns:soap-env=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                + "<soap-env:Header/><soap-env:Body>" + body + "</soap-env:Body></soap-env:Envelope>";
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8))
                .body(envelope.getBytes(StandardCharsets.UTF_8));
    }
}

package io.revhub.connector.s4;

import io.revhub.connector.http.SafeXml;
import io.revhub.connector.odata.Connection;
import io.revhub.connector.odata.ODataError;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** The SOAP services of finance. */
enum Soap {
    CREATE("journalentrycreaterequestconfi", "JournalEntryCreateRequestConfirmation_In"),
    CLEAR("journalentrybulkclearingreques", "JournalEntryBulkClearingRequest_In");

    private final String path;
    private final String action;

    Soap(String path, String service) {
        this.path = "/sap/bc/srt/scs_ext/sap/" + path;
        this.action = "http://sap.com/xi/SAPSCORE/SFIN/" + service + "/" + service + "Request";
    }

    String action() {
        return action;
    }

    /**
     * Sends an envelope and returns the answer's text, "" if it has none.
     *
     * @throws ODataError if the answer is an error; a fault that blames the message counts as 400, because nothing was done
     */
    String send(Connection erp, String envelope) {
        Map<String, String> headers =
                Map.of("Content-Type", "text/xml; charset=utf-8", "SOAPAction", "\"" + action + "\"");
        HttpResponse<String> answer = erp.send("POST", path, headers, envelope);
        if (answer.statusCode() >= 300) {
            throw error(answer);
        }
        return answer.body();
    }

    private static ODataError error(HttpResponse<String> answer) {
        try {
            Element envelope = SafeXml.parse(answer.body());
            String code = SafeXml.first(envelope, "faultcode");
            String text = SafeXml.first(envelope, "faultstring");
            int status = code.endsWith("Client") ? 400 : answer.statusCode();
            return new ODataError(status, code, text.isEmpty() ? "HTTP " + answer.statusCode() : text, List.of(), null);
        } catch (IllegalArgumentException e) {
            return ODataError.of(answer);
        }
    }
}

package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.http.BoundedClient;
import io.revhub.connector.http.SafeXml;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import org.w3c.dom.Element;

/** The calls that Salesforce's REST API does not have, by the SOAP partner API, with the session of the REST calls. */
final class SoapCalls {

    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?>\
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com">\
            <soapenv:Header><SessionHeader><sessionId>%s</sessionId></SessionHeader></soapenv:Header>\
            <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""";

    /** The fields of {@code convertLead()} in the order of Salesforce's WSDL, which is that of their names. */
    private static final List<String> LEAD_FIELDS = List.of(
            "accountId",
            "contactId",
            "convertedStatus",
            "doNotCreateOpportunity",
            "leadId",
            "opportunityName",
            "overwriteLeadSource",
            "sendNotificationEmail");

    private final Settings settings;
    private final Connection connection;
    private final String version;
    private final HttpClient http;

    /** @param version of the API: 62.0 */
    SoapCalls(Settings settings, Connection connection, String version) {
        this.settings = settings;
        this.connection = connection;
        this.version = version;
        this.http = new BoundedClient(settings);
    }

    /**
     * Converts leads in one call, each for itself.
     *
     * @param leads the fields of {@code convertLead()} by the lead's id
     * @return what was said of each, in their order; null: it is converted
     * @throws CallFailed if the call as a whole was refused or not answered
     */
    List<CrmError> convertLeads(Map<String, JsonNode> leads) {
        StringBuilder body = new StringBuilder("<convertLead>");
        leads.forEach((id, mapped) -> {
            body.append("<leadConverts>");
            LEAD_FIELDS.forEach(field -> {
                String value = value(field, id, mapped);
                if (!value.isEmpty()) {
                    body.append('<').append(field).append('>').append(HtmlUtils.htmlEscapeDecimal(value));
                    body.append("</").append(field).append('>');
                }
            });
            body.append("</leadConverts>");
        });
        List<CrmError> errors = new ArrayList<>();
        for (Element result : SafeXml.all(answer(body.append("</convertLead>").toString()), "result")) {
            errors.add(
                    SafeXml.first(result, "success").equals("true")
                            ? null
                            : new CrmError(
                                    400,
                                    SafeXml.first(result, "statusCode"),
                                    SafeXml.first(result, "message"),
                                    List.of()));
        }
        if (errors.size() != leads.size()) {
            throw CallFailed.noAnswer("The CRM's answer does not tell what became of each lead", null);
        }
        return errors;
    }

    /** The value of a field of {@code convertLead()}; empty: it is left out. */
    private static String value(String field, String lead, JsonNode mapped) {
        return switch (field) {
            case "leadId" -> lead;
            case "doNotCreateOpportunity", "overwriteLeadSource", "sendNotificationEmail" ->
                String.valueOf(mapped.path(field).asBoolean(false));
            default -> mapped.path(field).asText("");
        };
    }

    private Element answer(String body) {
        Session session = connection.session();
        try {
            return answer(session, body);
        } catch (CallFailed e) {
            if (!e.hasCode("INVALID_SESSION_ID")) {
                throw e;
            }
            connection.renew(session);
            return answer(connection.session(), body);
        }
    }

    private Element answer(Session session, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(session.instance() + "/services/Soap/u/" + version))
                .timeout(settings.timeout())
                .header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"\"")
                .POST(BodyPublishers.ofString(ENVELOPE.formatted(session.token(), body)))
                .build();
        HttpResponse<String> answer = send(request);
        try {
            Element envelope = SafeXml.parse(answer.body());
            if (answer.statusCode() == 200) {
                return envelope;
            }
            String code = SafeXml.first(envelope, "faultcode").replaceFirst(".*:", "");
            throw CallFailed.refused(
                    new CrmError(answer.statusCode(), code, SafeXml.first(envelope, "faultstring"), List.of()), null);
        } catch (IllegalArgumentException e) {
            throw CallFailed.refused(CrmError.ofCall(answer.statusCode(), answer.body()), null);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw CallFailed.notSent("No connection to the CRM: " + e, e);
        } catch (IOException e) {
            throw CallFailed.noAnswer("No answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallFailed.noAnswer("Interrupted while waiting for an answer", e);
        }
    }
}

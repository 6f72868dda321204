package io.revhub.sandbox.crm;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Of the SOAP partner and enterprise APIs what older clients begin with, {@code login()} and {@code logout()}, and what REST does
 * not have: {@code convertLead()}.
 */
@RestController
class SoapApi {

    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
            xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" \
            xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
            <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""";

    private static final String USER =
            "<organizationId>" + Seed.ORGANISATION + "</organizationId><userId>" + Seed.INTEGRATION_USER + "</userId>";

    private final Org org;
    private final Grants grants;
    private final Tokens tokens;
    private final ConvertLead convertLead;

    SoapApi(Grants grants, Tokens tokens, Org org) {
        this.grants = grants;
        this.tokens = tokens;
        this.org = org;
        this.convertLead = new ConvertLead(org, new Dml(org));
    }

    @PostMapping(
            path = {"/services/Soap/{api:u|c}/{version}", "/services/Soap/{api:u|c}/{version}/{organisation}"},
            produces = MediaType.TEXT_XML_VALUE)
    ResponseEntity<String> call(
            @PathVariable String api,
            @PathVariable String version,
            @RequestBody String body,
            HttpServletRequest request) {
        if (calls(body, "logout")) {
            tokens.revoke(element(body, "sessionId"));
            return ResponseEntity.ok(ENVELOPE.formatted("<logoutResponse/>"));
        }
        if (!calls(body, "login")) {
            return tokens.valid(element(body, "sessionId"))
                    ? answered(body)
                    : fault("INVALID_SESSION_ID", "Invalid Session ID found in SessionHeader: Illegal Session");
        }
        if (!grants.isUser(element(body, "username"), element(body, "password"))) {
            return fault("INVALID_LOGIN", "Invalid username, password, security token; or user locked out.");
        }
        String address = OAuthApi.address(request);
        return ResponseEntity.ok(ENVELOPE.formatted("<loginResponse><result><serverUrl>" + address + "/services/Soap/"
                + api + "/" + version + "/" + Ids.shortForm(Seed.ORGANISATION)
                + "</serverUrl><passwordExpired>false</passwordExpired><sandbox>true</sandbox><sessionId>"
                + tokens.issue() + "</sessionId><userId>" + Seed.INTEGRATION_USER
                + "</userId><userInfo>" + USER + "</userInfo></result></loginResponse>"));
    }

    private ResponseEntity<String> answered(String body) {
        if (calls(body, "convertLead")) {
            return ResponseEntity.ok(ENVELOPE.formatted(convertLead.answer(body)));
        }
        if (calls(body, "getUserInfo")) {
            return result("getUserInfo", USER);
        }
        if (calls(body, "getServerTimestamp")) {
            return result("getServerTimestamp", "<timestamp>" + org.now().replace("+0000", "Z") + "</timestamp>");
        }
        return fault("INVALID_OPERATION", "This operation is not simulated.");
    }

    private static ResponseEntity<String> result(String operation, String result) {
        return ResponseEntity.ok(ENVELOPE.formatted(
                "<" + operation + "Response><result>" + result + "</result></" + operation + "Response>"));
    }

    private static boolean calls(String body, String operation) {
        return Pattern.compile("<(?:\\w+:)?" + operation + "[\\s/>]")
                .matcher(body)
                .find();
    }

    private static ResponseEntity<String> fault(String code, String text) {
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                .body(ENVELOPE.formatted("<soapenv:Fault><faultcode>sf:" + code + "</faultcode><faultstring>" + code
                        + ": " + text + "</faultstring></soapenv:Fault>"));
    }

    /** The text of the first element of that name, whatever its prefix; empty if there is none. */
    static String element(String xml, String name) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + name + "(?:\\s[^>]*)?>([^<]*)</")
                .matcher(xml);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }
}

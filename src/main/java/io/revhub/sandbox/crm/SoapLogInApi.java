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

/** {@code login()} and {@code logout()} of the SOAP partner and enterprise APIs: older clients begin with them. */
@RestController
class SoapLogInApi {

    private static final String ENVELOPE = """
            <?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope \
            xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com" \
            xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
            <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>""";

    private final Grants grants;
    private final Tokens tokens;

    SoapLogInApi(Grants grants, Tokens tokens) {
        this.grants = grants;
        this.tokens = tokens;
    }

    @PostMapping(path = "/services/Soap/{api:u|c}/{version}", produces = MediaType.TEXT_XML_VALUE)
    ResponseEntity<String> call(
            @PathVariable String api,
            @PathVariable String version,
            @RequestBody String body,
            HttpServletRequest request) {
        if (body.contains("logout")) {
            tokens.revoke(element(body, "sessionId"));
            return ResponseEntity.ok(ENVELOPE.formatted("<logoutResponse/>"));
        }
        if (!grants.isUser(element(body, "username"), element(body, "password"))) {
            String text = "INVALID_LOGIN: Invalid username, password, security token; or user locked out.";
            return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
                    .body(ENVELOPE.formatted("<soapenv:Fault><faultcode>sf:INVALID_LOGIN</faultcode><faultstring>"
                            + text + "</faultstring></soapenv:Fault>"));
        }
        String address = OAuthApi.address(request);
        return ResponseEntity.ok(ENVELOPE.formatted("<loginResponse><result><serverUrl>" + address + "/services/Soap/"
                + api + "/" + version + "/" + Ids.shortForm(Seed.ORGANISATION)
                + "</serverUrl><passwordExpired>false</passwordExpired><sandbox>true</sandbox><sessionId>"
                + tokens.issue() + "</sessionId><userId>" + Seed.INTEGRATION_USER
                + "</userId><userInfo><organizationId>" + Seed.ORGANISATION + "</organizationId><userId>"
                + Seed.INTEGRATION_USER + "</userId></userInfo></result></loginResponse>"));
    }

    /** The text of the first element of that name, whatever its prefix; empty if there is none. */
    private static String element(String xml, String name) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + name + "(?:\\s[^>]*)?>([^<]*)</")
                .matcher(xml);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : "";
    }
}

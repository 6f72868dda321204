package io.revhub.sandbox.crm;

import io.revhub.sandbox.crm.LeadConversion.Converted;
import io.revhub.sandbox.crm.LeadConversion.Wish;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** {@code convertLead()} of the SOAP API: each lead for itself, as many as a call names. */
final class ConvertLead {

    private static final Pattern ONE =
            Pattern.compile("<(?:\\w+:)?leadConverts(?:\\s[^>]*)?>(.*?)</(?:\\w+:)?leadConverts>", Pattern.DOTALL);

    private final Org org;
    private final Dml dml;

    ConvertLead(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
    }

    /** The answer's body. @param call the envelope of the call */
    String answer(String call) {
        return ONE.matcher(call)
                .results()
                .map(one -> result(one.group(1)))
                .collect(Collectors.joining("", "<convertLeadResponse>", "</convertLeadResponse>"));
    }

    private String result(String lead) {
        String id = SoapApi.element(lead, "leadId");
        try {
            Converted made = org.together(() -> new LeadConversion(org, dml)
                    .convert(
                            org.live(id)
                                    .filter(row -> row.type().name().equals("Lead"))
                                    .orElseThrow(() -> SalesforceError.refused(
                                            "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")),
                            wish(lead),
                            Seed.INTEGRATION_USER));
            return "<result>" + element("accountId", made.account()) + element("contactId", made.contact())
                    + element("leadId", id) + element("opportunityId", made.opportunity())
                    + "<success>true</success></result>";
        } catch (SalesforceError e) {
            return "<result><errors><message>" + HtmlUtils.htmlEscape(e.getMessage()) + "</message><statusCode>"
                    + e.code() + "</statusCode></errors>" + element("leadId", id)
                    + "<success>false</success></result>";
        }
    }

    private static Wish wish(String lead) {
        return new Wish(
                SoapApi.element(lead, "convertedStatus"),
                SoapApi.element(lead, "accountId"),
                SoapApi.element(lead, "contactId"),
                !SoapApi.element(lead, "doNotCreateOpportunity").equals("true"),
                SoapApi.element(lead, "opportunityName"));
    }

    private static String element(String name, String value) {
        return value == null || value.isEmpty()
                ? "<" + name + " xsi:nil=\"true\"/>"
                : "<" + name + ">" + value + "</" + name + ">";
    }
}

package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Reads business partners with their identifications, what each company code and sales area has agreed with them, and
 * {@code credit}, the credit account of one segment; null without one. Of twenty partners by two calls. Company codes are in
 * the order of their keys, however the ERP gives them.
 */
final class BusinessPartnerReader implements Reader {

    static final String CREDIT_SERVICE = "API_CRDTMBUSINESSPARTNER";
    static final String CREDIT_ACCOUNTS = "CreditManagementAccount";

    private static final int AT_ONCE = 20;
    private static final String CHILDREN =
            "to_BuPaIdentification,to_Customer,to_Customer/to_CustomerCompany,to_Customer/to_CustomerSalesArea";

    private final ODataClient erp;
    private final String creditSegment;
    private final S4Reader reader;

    BusinessPartnerReader(ODataClient erp, String creditSegment) {
        this.erp = erp;
        this.creditSegment = creditSegment;
        this.reader = new S4Reader(
                erp,
                Entity.BUSINESS_PARTNER.service(),
                Entity.BUSINESS_PARTNER.set(),
                List.of(Entity.BUSINESS_PARTNER.key()),
                CHILDREN);
    }

    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> partners = reader.read(recordIds);
        partners.values().forEach(partner -> {
            ((ObjectNode) partner).putNull("credit");
            inOrder(partner.path("to_Customer").path("to_CustomerCompany").path("results"));
        });
        List<String> ids = new ArrayList<>(partners.keySet());
        for (int i = 0; i < ids.size(); i += AT_ONCE) {
            credit(ids.subList(i, Math.min(ids.size(), i + AT_ONCE)), partners);
        }
        return partners;
    }

    private static void inOrder(JsonNode companies) {
        if (companies instanceof ArrayNode array) {
            List<JsonNode> sorted = new ArrayList<>();
            array.forEach(sorted::add);
            sorted.sort(
                    Comparator.comparing(company -> company.path("CompanyCode").asText()));
            array.removeAll().addAll(sorted);
        }
    }

    private void credit(List<String> some, Map<String, JsonNode> partners) {
        Query query = Query.filter("CreditSegment eq " + OData.text(creditSegment) + " and ("
                + OData.anyOf(Entity.BUSINESS_PARTNER.key(), some) + ")");
        try {
            erp.query(CREDIT_SERVICE, CREDIT_ACCOUNTS, query).forEach(account -> {
                String partner = Values.external(account.path("BusinessPartner").asText());
                if (partners.get(partner) instanceof ObjectNode found) {
                    found.set("credit", account);
                }
            });
        } catch (CallFailed e) {
            throw new ReadFailed(e.getMessage(), e.retryAfter(), e);
        }
    }
}

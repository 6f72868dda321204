package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which customer has which part in the sales to a customer, in a sales area: partner functions by the keys that are shown in
 * English. A customer has all parts itself, unless its master data name another.
 */
record PartnerFunctions(Entities entities) implements Rules {

    /** Sold-to, ship-to, bill-to and payer. */
    static final List<String> ALL = List.of("SP", "SH", "BP", "PY");

    private static final String SET = "A_CustSalesPartnerFunc";
    private static final String NAMED = "BPCustomerNumber";

    @Override
    public String entitySet() {
        return SET;
    }

    @Override
    public void creating(Draft function, Optional<ObjectNode> salesArea) {
        if (!ALL.contains(function.text("PartnerFunction"))) {
            throw SapError.refused("Partner function " + function.text("PartnerFunction") + " is not defined.");
        }
        function.setIfUnset("PartnerCounter", "000");
        function.set(NAMED, existing(function.text(NAMED)));
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        if (changes.hasNonNull(NAMED)) {
            changes.put(NAMED, existing(changes.get(NAMED).asText()));
        }
    }

    private String existing(String number) {
        String customer = MasterData.external(number);
        if (entities.find("A_Customer", customer).isEmpty()) {
            throw SapError.refused("Customer " + customer + " does not exist.");
        }
        return customer;
    }

    /** Who has this part when a customer buys: the one that its master data name, or the customer itself. */
    String determined(String function, String customer, String organisation, String channel, String division) {
        return entities
                .where(
                        SET,
                        Map.of(
                                "Customer", customer,
                                "SalesOrganization", organisation,
                                "DistributionChannel", channel,
                                "Division", division,
                                "PartnerFunction", function))
                .stream()
                .findFirst()
                .map(found -> found.get(NAMED).asText())
                .orElse(customer);
    }

    /** Who has this part in an order. */
    String of(ObjectNode order, String function) {
        return entities.find(
                        "A_SalesOrderHeaderPartner", order.get("SalesOrder").asText(), function)
                .map(found -> found.get("Customer").asText())
                .filter(customer -> !customer.isEmpty())
                .orElseGet(() -> order.get("SoldToParty").asText());
    }
}

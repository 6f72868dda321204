package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.SapError;
import io.revhub.sandbox.erp.odata.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Sales orders: the number is assigned, the customer and its sales area must exist. */
final class SalesOrderRules implements Rules {

    private static final List<String> PARTNER_FUNCTIONS = List.of("SP", "SH", "BP", "PY");

    private final Entities entities;
    private final MasterData masterData;
    private final Clock clock;
    private final String user;

    SalesOrderRules(Entities entities, MasterData masterData, Clock clock, String user) {
        this.entities = entities;
        this.masterData = masterData;
        this.clock = clock;
        this.user = user;
    }

    @Override
    public String entitySet() {
        return "A_SalesOrder";
    }

    @Override
    public void creating(Draft order, Optional<ObjectNode> parent) {
        if (!masterData.salesOrderTypes().containsKey(order.text("SalesOrderType"))) {
            throw SapError.refused("Sales document type " + order.text("SalesOrderType") + " is not defined.");
        }
        if (!order.children("to_PricingElement").isEmpty()) {
            throw SapError.refused("The simulation knows no conditions on the order's header.");
        }
        ObjectNode salesArea = customerSalesArea(order);
        order.set("SalesOrder", Long.toString(entities.next("SalesOrder")));
        order.setIfUnset("TransactionCurrency", salesArea.get("Currency").asText());
        order.setIfUnset(
                "CustomerPaymentTerms", salesArea.get("CustomerPaymentTerms").asText());
        order.set("TotalNetAmount", Money.zero(order.text("TransactionCurrency")));
        dates(order);
        order.set("CreatedByUser", user);
        order.set("OverallSDProcessStatus", "A");
        order.set("OverallTotalDeliveryStatus", "A");
        order.set("OverallSDDocumentRejectionSts", "A");
        partners(order);
    }

    private ObjectNode customerSalesArea(Draft order) {
        String customer = MasterData.external(order.text("SoldToParty"));
        order.set("SoldToParty", customer);
        if (entities.find("A_Customer", customer).isEmpty()) {
            throw SapError.refused("Sold-to party " + customer + " does not exist.");
        }
        String organisation = order.text("SalesOrganization");
        String channel = order.text("DistributionChannel");
        String division = order.text("OrganizationDivision");
        MasterData.SalesArea area = masterData
                .salesArea(organisation, channel, division)
                .orElseThrow(() -> SapError.refused(
                        "Sales area " + organisation + " " + channel + " " + division + " is not defined."));
        ObjectNode found = entities.find("A_CustomerSalesArea", customer, organisation, channel, division)
                .orElseThrow(() -> SapError.refused("Customer " + customer + " is not defined in sales area "
                        + organisation + " " + channel + " " + division + "."));
        if (found.get("Currency").asText().isEmpty()) {
            found.put("Currency", area.currency());
        }
        return found;
    }

    private void dates(Draft order) {
        String today = Values.date(LocalDate.now(clock));
        order.set("CreationDate", today);
        List.of("SalesOrderDate", "PricingDate", "RequestedDeliveryDate")
                .forEach(date -> order.setIfUnset(date, today));
    }

    private static void partners(Draft order) {
        for (String function : PARTNER_FUNCTIONS) {
            boolean given = order.children("to_Partner").stream()
                    .anyMatch(p -> p.text("PartnerFunction").equals(function));
            if (!given) {
                Draft partner = order.add("to_Partner");
                partner.set("PartnerFunction", function);
                partner.set("Customer", order.text("SoldToParty"));
            }
        }
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        changes.put("LastChangeDate", Values.date(LocalDate.now(clock)));
    }
}

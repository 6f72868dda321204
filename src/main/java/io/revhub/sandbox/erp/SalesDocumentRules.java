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

/** Sales documents: the number is assigned, the customer and its sales area must exist. */
final class SalesDocumentRules implements Rules {

    private final SalesDocument kind;
    private final Entities entities;
    private final MasterData masterData;
    private final CreditCheck creditCheck;
    private final Clock clock;
    private final String user;

    SalesDocumentRules(
            SalesDocument kind,
            Entities entities,
            MasterData masterData,
            CreditCheck creditCheck,
            Clock clock,
            String user) {
        this.kind = kind;
        this.entities = entities;
        this.masterData = masterData;
        this.creditCheck = creditCheck;
        this.clock = clock;
        this.user = user;
    }

    @Override
    public String entitySet() {
        return kind.set();
    }

    @Override
    public void creating(Draft document, Optional<ObjectNode> parent) {
        String type = document.text(kind.type());
        if (!masterData.types(kind).containsKey(type)) {
            throw SapError.refused("Sales document type " + type + " is not defined.");
        }
        if (!document.children("to_PricingElement").isEmpty()) {
            throw SapError.refused("The simulation knows no conditions on the document's header.");
        }
        ObjectNode salesArea = customerSalesArea(document);
        document.set(kind.key(), Long.toString(kind.first() + entities.next(kind.key()) - 1));
        document.setIfUnset("TransactionCurrency", salesArea.get("Currency").asText());
        for (String taken : List.of("CustomerPaymentTerms", "ShippingCondition", "IncotermsClassification")) {
            document.setIfUnset(taken, salesArea.path(taken).asText());
        }
        document.set("TotalNetAmount", Money.zero(document.text("TransactionCurrency")));
        dates(document);
        document.set("CreatedByUser", user);
        statuses(document);
        reference(document);
        partners(document);
    }

    private ObjectNode customerSalesArea(Draft document) {
        String customer = MasterData.external(document.text("SoldToParty"));
        document.set("SoldToParty", customer);
        ObjectNode found = entities.find("A_Customer", customer)
                .orElseThrow(() -> SapError.refused("Sold-to party " + customer + " does not exist."));
        if (!found.get("OrderIsBlockedForCustomer").asText().isEmpty()) {
            throw SapError.refused("Customer " + customer + " is blocked for sales documents.");
        }
        String organisation = document.text("SalesOrganization");
        String channel = document.text("DistributionChannel");
        String division = document.text("OrganizationDivision");
        MasterData.SalesArea area = masterData
                .salesArea(organisation, channel, division)
                .orElseThrow(() -> SapError.refused(
                        "Sales area " + organisation + " " + channel + " " + division + " is not defined."));
        ObjectNode salesArea = entities.find("A_CustomerSalesArea", customer, organisation, channel, division)
                .orElseThrow(() -> SapError.refused("Customer " + customer + " is not defined in sales area "
                        + organisation + " " + channel + " " + division + "."));
        if (salesArea.get("Currency").asText().isEmpty()) {
            salesArea.put("Currency", area.currency());
        }
        return salesArea;
    }

    private void dates(Draft document) {
        String today = Values.date(LocalDate.now(clock));
        document.set("CreationDate", today);
        List.of(kind.date(), "PricingDate").forEach(date -> document.setIfUnset(date, today));
        if (kind != SalesDocument.CONTRACT) {
            document.setIfUnset("RequestedDeliveryDate", today);
        }
    }

    private void statuses(Draft document) {
        document.set("OverallSDProcessStatus", "A");
        document.set("OverallSDDocumentRejectionSts", "A");
        if (kind == SalesDocument.ORDER) {
            document.set("OverallTotalDeliveryStatus", "A");
        }
        String approval = masterData.approvalReasons().get(document.text("SDDocumentReason"));
        if (approval != null && kind != SalesDocument.CONTRACT) {
            document.set(kind.approvalReason(), approval);
            document.set("SalesDocApprovalStatus", "A");
        }
    }

    private void reference(Draft document) {
        if (document.has("ReferenceSDDocument")) {
            String number = MasterData.external(document.text("ReferenceSDDocument"));
            String category = List.of(SalesDocument.QUOTATION, SalesDocument.CONTRACT, SalesDocument.ORDER).stream()
                    .filter(before -> entities.find(before.set(), number).isPresent())
                    .findFirst()
                    .map(SalesDocument::category)
                    .orElseThrow(() -> SapError.refused("Reference document " + number + " does not exist."));
            document.set("ReferenceSDDocument", number);
            document.set("ReferenceSDDocumentCategory", category);
        }
    }

    private void partners(Draft document) {
        PartnerFunctions functions = new PartnerFunctions(entities);
        for (String function : PartnerFunctions.ALL) {
            boolean given = document.children("to_Partner").stream()
                    .anyMatch(p -> p.text("PartnerFunction").equals(function));
            if (!given) {
                Draft partner = document.add("to_Partner");
                partner.set("PartnerFunction", function);
                partner.set(
                        "Customer",
                        functions.determined(
                                function,
                                document.text("SoldToParty"),
                                document.text("SalesOrganization"),
                                document.text("DistributionChannel"),
                                document.text("OrganizationDivision")));
            }
        }
    }

    @Override
    public void created(Draft document) {
        if (kind == SalesDocument.ORDER) {
            creditCheck.check(document.text(kind.key()));
        }
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        changes.put("LastChangeDate", Values.date(LocalDate.now(clock)));
    }
}

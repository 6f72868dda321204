package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Operation;
import io.revhub.sandbox.erp.odata.Operation.Arguments;
import io.revhub.sandbox.erp.odata.Operation.Result;
import io.revhub.sandbox.erp.odata.SapError;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The functions of the billing document service. */
final class BillingOperations {

    private static final String SERVICE = "API_BILLING_DOCUMENT_SRV";

    private final Entities entities;
    private final Billing billing;

    BillingOperations(Entities entities, Billing billing) {
        this.entities = entities;
        this.billing = billing;
    }

    List<Operation> operations() {
        return List.of(new Operation(SERVICE, "Cancel", this::cancel), new Operation(SERVICE, "GetPDF", this::pdf));
    }

    private static String number(Arguments arguments) {
        return MasterData.external(arguments.text("BillingDocument"));
    }

    private Result cancel(Arguments arguments) {
        String number = number(arguments);
        String cancellation = billing.cancel(number);
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("BillingDocument", number)
                .put("CancellationBillingDocument", cancellation)
                .put("SystemMessageType", "S")
                .put("SystemMessageText", "Billing document " + number + " was cancelled.");
        return new Result(List.of(result), result.get("SystemMessageText").asText());
    }

    private Result pdf(Arguments arguments) {
        String number = number(arguments);
        ObjectNode document = entities.find("A_BillingDocument", number)
                .orElseThrow(() -> SapError.refused("Billing document " + number + " does not exist."));
        List<String> lines = new ArrayList<>();
        lines.add("Invoice " + number + " of " + Rows.shown(document, "BillingDocumentDate"));
        lines.add("Customer " + Rows.shown(document, "SoldToParty") + "   your reference "
                + Rows.shown(document, "PurchaseOrderByCustomer"));
        for (ObjectNode item : entities.where("A_BillingDocumentItem", Map.of("BillingDocument", number))) {
            lines.add(String.join(
                    "   ",
                    Rows.shown(item, "BillingQuantity") + " " + Rows.shown(item, "BillingQuantityUnit"),
                    Rows.shown(item, "Material"),
                    Rows.shown(item, "BillingDocumentItemText"),
                    Rows.shown(item, "NetAmount")));
        }
        lines.add("Net " + Rows.shown(document, "TotalNetAmount") + "   tax " + Rows.shown(document, "TaxAmount")
                + "   total " + Rows.shown(document, "TotalGrossAmount") + " "
                + Rows.shown(document, "TransactionCurrency"));
        String base64 = Base64.getEncoder().encodeToString(Pdf.of(lines));
        return new Result(List.of(JsonNodeFactory.instance.objectNode().put("BillingDocumentBinary", base64)), null);
    }
}

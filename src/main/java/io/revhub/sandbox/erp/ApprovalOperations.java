package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Operation;
import io.revhub.sandbox.erp.odata.Operation.Arguments;
import io.revhub.sandbox.erp.odata.Operation.Result;
import io.revhub.sandbox.erp.odata.SapError;
import java.util.List;

/** Approval of orders and quotations. Assumption: A in approval, B approved, C rejected. */
final class ApprovalOperations {

    private final Entities entities;

    ApprovalOperations(Entities entities) {
        this.entities = entities;
    }

    List<Operation> operations() {
        return List.of(
                operation("API_SALES_ORDER_SRV", "releaseApprovalRequest", SalesDocument.ORDER, "B"),
                operation("API_SALES_ORDER_SRV", "rejectApprovalRequest", SalesDocument.ORDER, "C"),
                operation("API_SALES_QUOTATION_SRV", "releaseApprovalRequest", SalesDocument.QUOTATION, "B"),
                operation("API_SALES_QUOTATION_SRV", "rejectApprovalRequest", SalesDocument.QUOTATION, "C"));
    }

    private Operation operation(String service, String name, SalesDocument kind, String status) {
        return new Operation(service, name, arguments -> decide(kind, arguments, status));
    }

    private Result decide(SalesDocument kind, Arguments arguments, String status) {
        String number = MasterData.external(arguments.text(kind.key()));
        ObjectNode document = entities.find(kind.set(), number)
                .orElseThrow(() -> SapError.refused("Sales document " + number + " does not exist."));
        if (!"A".equals(document.get("SalesDocApprovalStatus").asText())) {
            throw SapError.refused("Sales document " + number + " is not in approval.");
        }
        document.put("SalesDocApprovalStatus", status);
        entities.put(kind.set(), document);
        return new Result(List.of(JsonNodeFactory.instance.objectNode().put("Boolean", true)), null);
    }
}

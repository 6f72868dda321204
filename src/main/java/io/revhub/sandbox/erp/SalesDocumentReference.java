package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an item with reference means for the quotation or contract that it refers to: how much of it was ordered. */
final class SalesDocumentReference {

    private SalesDocumentReference() {}

    static void feedBack(ObjectNode item, Entities entities) {
        String number = item.get("ReferenceSDDocument").asText();
        String position =
                MasterData.external(item.get("ReferenceSDDocumentItem").asText());
        for (SalesDocument kind : List.of(SalesDocument.QUOTATION, SalesDocument.CONTRACT)) {
            Optional<ObjectNode> before = entities.find(kind.items(), number, position);
            before.ifPresent(referred -> status(kind, referred, entities));
        }
    }

    private static void status(SalesDocument kind, ObjectNode referred, Entities entities) {
        String number = referred.get(kind.key()).asText();
        BigDecimal ordered = Quantity.sum(
                entities.where("A_SalesOrderItem", Map.of("ReferenceSDDocument", number)).stream()
                        .filter(item -> MasterData.external(
                                        item.get("ReferenceSDDocumentItem").asText())
                                .equals(referred.get(kind.itemKey()).asText()))
                        .toList(),
                "RequestedQuantity");
        referred.put("SDProcessStatus", OrderStatus.status(ordered, Money.in(referred, "RequestedQuantity")));
        entities.put(kind.items(), referred);
        ObjectNode document = entities.find(kind.set(), number).orElseThrow();
        document.put(
                "OverallSDProcessStatus",
                OrderStatus.overall(entities.where(kind.items(), kind.of(document)), "SDProcessStatus"));
        entities.put(kind.set(), document);
    }
}

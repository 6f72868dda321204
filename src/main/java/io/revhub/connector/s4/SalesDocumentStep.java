package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.rules.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sales orders, quotations or contracts with their items; the hub's key is the customer's reference, which alone is not
 * unique.
 */
final class SalesDocumentStep extends InBatches {

    private static final String HUB_KEY = "PurchaseOrderByCustomer";
    private static final List<String> AGREEING = List.of("SoldToParty", "TransactionCurrency");

    private final ODataClient erp;
    private final Entity entity;
    private final String what;

    /** @param what it is called in sentences: sales order */
    SalesDocumentStep(ODataClient erp, Settings settings, Entity entity, String what) {
        super(erp, entity, OneStep.enough(settings));
        this.erp = erp;
        this.entity = entity;
        this.what = what;
    }

    @Override
    public String name() {
        return what;
    }

    @Override
    List<ObjectNode> search(List<Delivery> deliveries) {
        List<String> keys = deliveries.stream().map(Delivery::key).toList();
        Query query = Query.filter(OData.anyOf(HUB_KEY, keys)).expand("to_Item");
        return erp.query(entity.service(), entity.set(), query);
    }

    @Override
    Shown shown(Delivery delivery, List<ObjectNode> found) {
        List<ObjectNode> hits = found.stream()
                .filter(hit -> hit.path(HUB_KEY).asText().equals(delivery.key()))
                .toList();
        if (hits.isEmpty()) {
            return new Shown.Missing();
        }
        if (hits.size() > 1) {
            return Adoption.several(
                    what + "s",
                    hits.stream().map(hit -> hit.path(entity.key()).asText()).toList());
        }
        return adopted(delivery, hits.get(0));
    }

    private Shown adopted(Delivery delivery, JsonNode hit) {
        for (String field : AGREEING) {
            String wanted = Values.external(delivery.mapped().path(field).asText());
            String there = Values.external(hit.path(field).asText());
            if (!wanted.isEmpty() && !wanted.equals(there)) {
                return Adoption.disagreeing(what, hit.path(entity.key()).asText(), field, there, wanted);
            }
        }
        return new Shown.Existing(references(delivery, hit));
    }

    @Override
    Optional<Refusal> unfit(Delivery delivery) {
        return delivery.mapped().path(HUB_KEY).asText().equals(delivery.key())
                ? Optional.empty()
                : Optional.of(Adoption.keyMissing(HUB_KEY));
    }

    @Override
    Written made(Delivery delivery, JsonNode record) {
        return new Written.Made(
                references(delivery, record.at("/to_Item/results/0").isObject() ? record : read(record)));
    }

    @Override
    Written updated(Delivery delivery) {
        String order = delivery.reference().orElseThrow().recordId();
        return new Written.Made(delivery.changes().has("to_Item") ? references(delivery, read(order)) : List.of());
    }

    private JsonNode read(JsonNode order) {
        return read(order.path(entity.key()).asText());
    }

    private JsonNode read(String order) {
        return erp.read(entity.service(), OData.entity(entity.set(), order), Query.ALL.expand("to_Item"))
                .orElseThrow(() -> CannotChange.gone(what + " " + order));
    }

    private List<PartReference> references(Delivery delivery, JsonNode order) {
        String number = order.path(entity.key()).asText();
        List<PartReference> references = new ArrayList<>();
        references.add(PartReference.whole(new Reference(delivery.system(), entity.set(), number)));
        for (JsonNode item : order.path("to_Item").path("results")) {
            String line = Values.external(item.path(entity.key() + "Item").asText());
            references.add(new PartReference(
                    "lines/" + line, new Reference(delivery.system(), entity.set() + "Item", number + "/" + line)));
        }
        return references;
    }
}

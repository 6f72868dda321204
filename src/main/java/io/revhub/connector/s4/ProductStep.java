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

/** Products; the SKU is the ERP's own key, so that nothing can be made twice. */
final class ProductStep extends InBatches {

    private static final Entity ENTITY = Entity.PRODUCT;

    private final ODataClient erp;

    ProductStep(ODataClient erp, Settings settings) {
        super(erp, ENTITY, OneStep.enough(settings));
        this.erp = erp;
    }

    @Override
    public String name() {
        return "product";
    }

    @Override
    List<ObjectNode> search(List<Delivery> deliveries) {
        List<String> skus = deliveries.stream().map(ProductStep::sku).toList();
        return erp.query(
                ENTITY.service(),
                ENTITY.set(),
                Query.filter(OData.anyOf(ENTITY.key(), skus)).select(ENTITY.key()));
    }

    @Override
    Shown shown(Delivery delivery, List<ObjectNode> found) {
        String sku = Values.external(sku(delivery));
        return found.stream()
                        .map(hit -> Values.external(hit.path(ENTITY.key()).asText()))
                        // the ERP keeps its keys in capitals
                        .anyMatch(sku::equalsIgnoreCase)
                ? new Shown.Existing(List.of(reference(delivery, sku(delivery))))
                : new Shown.Missing();
    }

    @Override
    Optional<Refusal> unfit(Delivery delivery) {
        return Optional.empty();
    }

    @Override
    Written made(Delivery delivery, JsonNode record) {
        return new Written.Made(references(delivery));
    }

    @Override
    Written updated(Delivery delivery) {
        return new Written.Made(references(delivery));
    }

    /** The product, and its part for each sales organisation and channel that it has now: {@code sales/1010/10}. */
    private static List<PartReference> references(Delivery delivery) {
        List<PartReference> references = new ArrayList<>();
        references.add(reference(delivery, sku(delivery)));
        for (JsonNode sales : delivery.mapped().path("to_SalesDelivery")) {
            String area = sales.path("ProductSalesOrg").asText() + "/"
                    + sales.path("ProductDistributionChnl").asText();
            references.add(new PartReference(
                    "sales/" + area,
                    new Reference(delivery.system(), "A_ProductSalesDelivery", sku(delivery) + "/" + area)));
        }
        return references;
    }

    private static String sku(Delivery delivery) {
        return delivery.mapped().path("Product").asText();
    }

    private static PartReference reference(Delivery delivery, String sku) {
        return PartReference.whole(new Reference(delivery.system(), ENTITY.set(), sku));
    }
}

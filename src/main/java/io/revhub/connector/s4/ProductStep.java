package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
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
final class ProductStep extends CreatesInBatches {

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
    Shown look(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            return new Shown.Existing(List.of());
        }
        String sku = sku(delivery);
        return erp.read(ENTITY.service(), OData.entity(ENTITY.set(), sku), Query.ALL.select("Product"))
                .<Shown>map(found -> new Shown.Existing(List.of(reference(delivery, sku))))
                .orElseGet(Shown.Missing::new);
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
    Written update(Delivery delivery) {
        new DeepUpdate(erp, ENTITY).bring(delivery.reference().orElseThrow().recordId(), delivery.changes());
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

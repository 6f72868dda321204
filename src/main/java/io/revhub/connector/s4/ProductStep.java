package io.revhub.connector.s4;

import io.revhub.connector.Systems.Settings;
import io.revhub.connector.odata.OData;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.Query;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.util.List;

/** Products; the SKU is the ERP's own key, so that nothing can be made twice. */
final class ProductStep extends EachAlone {

    private static final Entity ENTITY = Entity.PRODUCT;

    private final ODataClient erp;

    ProductStep(ODataClient erp, Settings settings) {
        super(OneStep.enough(settings));
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
    Written write(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            new DeepUpdate(erp, ENTITY).bring(delivery.reference().get().recordId(), delivery.changes());
            return new Written.Made(List.of());
        }
        erp.create(ENTITY.service(), ENTITY.set(), delivery.mapped());
        return new Written.Made(List.of(reference(delivery, sku(delivery))));
    }

    private static String sku(Delivery delivery) {
        return delivery.mapped().path("Product").asText();
    }

    private static PartReference reference(Delivery delivery, String sku) {
        return PartReference.whole(new Reference(delivery.system(), ENTITY.set(), sku));
    }
}

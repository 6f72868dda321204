package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.events.EventMesh;
import io.revhub.sandbox.erp.odata.Entities;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells of what was stored as the ERP does: by business object, one event a transaction, keys only. What hangs under a root
 * is a change of the root. Deliveries are told of when they are created, and not again.
 *
 * <p>Assumption to check: a change of an order's item or of a partner's address counts as a change of the root.
 */
final class BusinessEvents implements Entities.Listener {

    private static final Map<String, Root> ROOTS = Map.of(
            "A_SalesOrder", new Root("SalesOrder", "SalesOrder", true),
            "A_BusinessPartner", new Root("BusinessPartner", "BusinessPartner", true),
            "A_Customer", new Root("BusinessPartner", "Customer", true),
            "A_Product", new Root("Product", "Product", true),
            "A_BillingDocument", new Root("BillingDocument", "BillingDocument", true),
            "A_OutbDelivery", new Root("OutboundDelivery", "DeliveryDocument", false));

    private final EventMesh mesh;

    /** @param key the field of any entity of this object that names the root */
    private record Root(String object, String key, boolean changesAreTold) {}

    private record Told(Root root, String key) {}

    BusinessEvents(EventMesh mesh) {
        this.mesh = mesh;
    }

    @Override
    public boolean hears(String set) {
        return root(set) != null;
    }

    @Override
    public void stored(String set, ObjectNode entity, boolean created) {
        Root root = root(set);
        String key = entity.path(root.key()).asText();
        if (key.isEmpty()) {
            return;
        }
        boolean rootCreated = created && (set.equals("A_" + root.object()) || set.equals("A_OutbDeliveryHeader"));
        Told told = new Told(root, key);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            transaction().merge(told, rootCreated, Boolean::logicalOr);
        } else {
            tell(told, rootCreated);
        }
    }

    private static Root root(String set) {
        return ROOTS.entrySet().stream()
                .filter(root -> set.startsWith(root.getKey()))
                .max((a, b) -> a.getKey().length() - b.getKey().length())
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private Map<Told, Boolean> transaction() {
        Object bound = TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return (Map<Told, Boolean>) bound;
        }
        Map<Told, Boolean> stored = new LinkedHashMap<>();
        TransactionSynchronizationManager.bindResource(this, stored);
        TransactionSynchronizationManager.registerSynchronization(new AtCommit(this, () -> stored.forEach(this::tell)));
        return stored;
    }

    private void tell(Told told, boolean created) {
        if (created || told.root().changesAreTold()) {
            mesh.publish(
                    told.root().object(),
                    created ? "Created" : "Changed",
                    Map.of(told.root().object(), told.key()));
        }
    }

    private record AtCommit(Object resource, Runnable work) implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            work.run();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(resource);
        }
    }
}

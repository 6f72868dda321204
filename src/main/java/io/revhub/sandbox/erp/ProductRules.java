package io.revhub.sandbox.erp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Draft;
import io.revhub.sandbox.erp.odata.Rules;
import io.revhub.sandbox.erp.odata.Values;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** Products: the key comes from outside and is taken once. */
final class ProductRules implements Rules {

    private final Clock clock;
    private final String user;

    ProductRules(Clock clock, String user) {
        this.clock = clock;
        this.user = user;
    }

    @Override
    public String entitySet() {
        return "A_Product";
    }

    @Override
    public void creating(Draft product, Optional<ObjectNode> parent) {
        product.set("CreationDate", Values.date(LocalDate.now(clock)));
        product.set("CreatedByUser", user);
        product.set("LastChangeDateTime", Values.instant(clock.instant()));
        product.children("to_Plant").forEach(plant -> plant.setIfUnset("BaseUnit", product.text("BaseUnit")));
        product.children("to_SalesDelivery").forEach(sales -> sales.set("BaseUnit", product.text("BaseUnit")));
    }

    @Override
    public void changing(ObjectNode before, ObjectNode changes) {
        changes.put("LastChangeDate", Values.date(LocalDate.now(clock)));
        changes.put("LastChangedByUser", user);
        changes.put("LastChangeDateTime", Values.instant(clock.instant()));
    }
}

package io.revhub.connector.billing;

import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import java.util.List;

/** A step that a credit does not need. */
record ForCharges(RestStep step) implements RestStep {

    @Override
    public String name() {
        return step.name();
    }

    @Override
    public Shown look(Delivery delivery) {
        return ChargeForm.of(delivery).isCredit() ? new Shown.Done(List.of()) : step.look(delivery);
    }

    @Override
    public Written write(Delivery delivery) {
        return step.write(delivery);
    }
}

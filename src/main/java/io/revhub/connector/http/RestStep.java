package io.revhub.connector.http;

import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;

/**
 * A step of bringing one delivery to a system that takes one record a call. What {@link io.revhub.delivery.SinkStep} says
 * holds for both methods; an {@link IllegalArgumentException} says that the mapping's output lacks something.
 */
public interface RestStep {

    String name();

    Shown look(Delivery delivery);

    /** At most one call. */
    Written write(Delivery delivery);

    /** What people call the delivery's document, as it stands in sentences: "charge F-2026-0417-1". */
    static String what(Delivery delivery) {
        return delivery.document().type() + " " + delivery.document().title();
    }
}

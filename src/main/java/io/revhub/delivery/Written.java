package io.revhub.delivery;

import io.revhub.document.PartReference;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.List;

/** How one member of a write ended. */
public sealed interface Written {

    /** It is done. @param references of the document and its parts that came with the answer */
    record Made(List<PartReference> references) implements Written {}

    /** The system refuses it, and will again: for a person. */
    record Refused(Refusal refusal) implements Written {}

    /**
     * The call was refused as a whole, nothing of it was done, and it does not say which member is guilty: smaller calls are
     * made until the guilty one stands alone.
     */
    record RefusedTogether(Refusal refusal) implements Written {}

    /**
     * Nothing was done, and another try may do.
     *
     * @param after what the system asked for (Retry-After), for all that is brought there; null: the hub's own growing
     *     delay; zero: this call only had no room for it
     * @param said the system's own words
     */
    record Later(Duration after, String said) implements Written {}

    /** Nobody knows whether it was done: time-out, cut connection, 5xx after the request was sent. */
    record Unknown(String said) implements Written {}
}

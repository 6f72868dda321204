package io.revhub.connector.s4;

import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.ODataError;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.SinkStep;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A step that brings each member by calls of its own; what no time is left for is not begun. */
abstract class EachAlone implements SinkStep {

    private final Duration enough;

    /** @param enough after how long no further member is begun */
    EachAlone(Duration enough) {
        this.enough = enough;
    }

    abstract Shown look(Delivery delivery);

    abstract Written write(Delivery delivery);

    @Override
    public List<Shown> look(List<Delivery> deliveries) {
        List<Shown> shown = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            shown.add(lookedUp(delivery));
        }
        return shown;
    }

    private Shown lookedUp(Delivery delivery) {
        try {
            return look(delivery);
        } catch (ODataError e) {
            if (Failures.verdict(e) == Failures.Verdict.PARK) {
                return new Shown.Doubtful(Failures.refusal(e));
            }
            throw e;
        } catch (IllegalArgumentException e) {
            return new Shown.Doubtful(new Refusal(
                    "erp-form-wrong",
                    "What the mapping to the ERP gives cannot be looked up.",
                    "Mend the mapping, then try again.",
                    e.getMessage()));
        }
    }

    @Override
    public List<Written> write(List<Delivery> deliveries) {
        long begin = System.nanoTime();
        List<Written> written = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            boolean late = System.nanoTime() - begin > enough.toNanos();
            written.add(late ? new Written.Later(Duration.ZERO, "There was no time left.") : tried(delivery));
        }
        return written;
    }

    private Written tried(Delivery delivery) {
        try {
            return write(delivery);
        } catch (CallFailed e) {
            return Failures.written(e);
        } catch (CannotChange e) {
            return new Written.Refused(e.refusal());
        }
    }
}

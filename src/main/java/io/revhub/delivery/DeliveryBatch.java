package io.revhub.delivery;

import io.revhub.mapping.Mappable;
import io.revhub.mapping.Mapping;
import io.revhub.mapping.UnusableFile;
import java.util.List;

/** The deliveries that a to-route carries through its steps: the body of its exchanges. Used by one thread. */
public final class DeliveryBatch implements Mappable {

    private final DeliveryEngine engine;
    private final List<InFlight> members;
    private final boolean probing;

    DeliveryBatch(DeliveryEngine engine, List<InFlight> members, boolean probing) {
        this.engine = engine;
        this.members = members;
        this.probing = probing;
    }

    /** The members whose end is not decided yet. */
    public List<InFlight> open() {
        return members.stream().filter(InFlight::isOpen).toList();
    }

    /**
     * Maps each open member to the system's form, and finds out what has to be sent.
     *
     * @param with paths of the documents that the mapping also needs, by comma: {@code order,order.contract}
     */
    @Override
    public void map(Mapping mapping, String with) {
        engine.map(this, mapping, with);
    }

    @Override
    public void cannotBeMapped(UnusableFile because) {
        open().forEach(member -> Preparation.park(member, because));
    }

    /** Brings each open member to its system. */
    public void bring(Sink sink) {
        engine.bring(this, sink);
    }

    /** Stores how each member ended; those that nothing ended are due again. */
    public void confirm() {
        engine.confirm(this);
    }

    /** Whether it tries out whether a system whose circuit is open takes anything again. */
    boolean isProbing() {
        return probing;
    }

    List<InFlight> members() {
        return members;
    }
}

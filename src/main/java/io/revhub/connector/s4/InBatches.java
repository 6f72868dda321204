package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.BatchAnswer;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.ODataError;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step that looks for many by one query, and creates and changes many by one {@code $batch} each, every document in a change
 * set of its own. A batch that the ERP refuses as a whole is halved until the guilty member stands alone; a change set that it
 * refuses is tried write by write, for not every service takes several writes in one.
 */
abstract class InBatches extends EachAlone {

    /** So many keys, of 36 characters, fit into an address. */
    private static final int KEYS_AT_ONCE = 20;

    private final ODataClient erp;
    private final Entity entity;

    InBatches(ODataClient erp, Entity entity, Duration enough) {
        super(enough);
        this.erp = erp;
        this.entity = entity;
    }

    /** Why this member must not even be sent; empty: it may. */
    abstract Optional<Refusal> unfit(Delivery delivery);

    /** What the ERP made of it. */
    abstract Written made(Delivery delivery, JsonNode record);

    /** What became of a record that has all changes now. */
    abstract Written updated(Delivery delivery);

    /** What the ERP has of these, which have no reference yet, in one query. */
    abstract List<ObjectNode> search(List<Delivery> deliveries);

    /** @param found by {@link #search}, perhaps for others too */
    abstract Shown shown(Delivery delivery, List<ObjectNode> found);

    @Override
    final Shown look(Delivery delivery) {
        return shownOf(delivery, delivery.reference().isPresent() ? List.of() : search(List.of(delivery)));
    }

    private Shown shownOf(Delivery delivery, List<ObjectNode> found) {
        return delivery.reference().isPresent() ? new Shown.Existing(List.of()) : shown(delivery, found);
    }

    @Override
    public final List<Shown> look(List<Delivery> deliveries) {
        List<Delivery> unknown = deliveries.stream()
                .filter(delivery -> delivery.reference().isEmpty())
                .toList();
        List<ObjectNode> found = new ArrayList<>();
        try {
            for (int i = 0; i < unknown.size(); i += KEYS_AT_ONCE) {
                found.addAll(search(unknown.subList(i, Math.min(unknown.size(), i + KEYS_AT_ONCE))));
            }
        } catch (ODataError e) {
            if (unknown.size() > 1 && Failures.verdict(e) == Failures.Verdict.PARK) {
                return super.look(deliveries);
            }
            throw e;
        }
        return deliveries.stream().map(delivery -> shownOf(delivery, found)).toList();
    }

    @Override
    final Written write(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            new DeepUpdate(erp, entity).bring(delivery.reference().get().recordId(), delivery.changes());
            return updated(delivery);
        }
        Optional<Refusal> unfit = unfit(delivery);
        return unfit.isPresent()
                ? new Written.Refused(unfit.get())
                : made(delivery, erp.create(entity.service(), entity.set(), delivery.mapped()));
    }

    @Override
    public final List<Written> write(List<Delivery> deliveries) {
        Map<String, Written> written = new HashMap<>();
        List<Delivery> creates = deliveries.stream()
                .filter(delivery -> delivery.reference().isEmpty())
                .filter(delivery -> unfit(delivery).isEmpty())
                .toList();
        if (creates.size() > 1) {
            create(creates, written);
        }
        List<Delivery> updates = deliveries.stream()
                .filter(delivery -> delivery.reference().isPresent())
                .toList();
        if (updates.size() > 1) {
            written.putAll(new UpdatesInBatch(erp, entity, this::updated).write(updates));
        }
        List<Delivery> others = deliveries.stream()
                .filter(delivery -> !written.containsKey(delivery.key()))
                .toList();
        List<Written> alone = new ArrayList<>(super.write(others));
        return deliveries.stream()
                .map(delivery -> written.containsKey(delivery.key()) ? written.get(delivery.key()) : alone.remove(0))
                .toList();
    }

    private void create(List<Delivery> members, Map<String, Written> created) {
        try {
            List<BatchAnswer> answers = erp.createAll(
                    entity.service(),
                    entity.set(),
                    members.stream().map(Delivery::mapped).toList());
            for (int i = 0; i < members.size(); i++) {
                created.put(members.get(i).key(), written(members.get(i), answers.get(i)));
            }
        } catch (CallFailed e) {
            if (members.size() > 1 && isOfTheBatch(e)) {
                create(members.subList(0, members.size() / 2), created);
                create(members.subList(members.size() / 2, members.size()), created);
            } else {
                members.forEach(member -> created.put(member.key(), Failures.written(e)));
            }
        }
    }

    /** What a smaller batch, or one without the guilty member, may not be refused for. */
    static boolean isOfTheBatch(CallFailed failure) {
        return Failures.verdict(failure) == Failures.Verdict.PARK
                && failure instanceof ODataError error
                && (error.status() == 400 || error.status() == 413);
    }

    private Written written(Delivery delivery, BatchAnswer answer) {
        try {
            return answer.error() == null ? made(delivery, answer.entity()) : Failures.written(answer.error());
        } catch (CallFailed e) {
            // it is made, only what was to be read of it is missing: the look-up finds it
            return new Written.Unknown(e.getMessage());
        }
    }
}

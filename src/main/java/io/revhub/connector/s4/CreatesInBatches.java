package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.connector.odata.BatchAnswer;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.ODataError;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step that creates all that is missing by one {@code $batch}, each document in a change set of its own, and updates each
 * member by itself. A batch that the ERP refuses as a whole is halved until the guilty member stands alone.
 */
abstract class CreatesInBatches extends EachAlone {

    private final ODataClient erp;
    private final Entity entity;

    CreatesInBatches(ODataClient erp, Entity entity, Duration enough) {
        super(enough);
        this.erp = erp;
        this.entity = entity;
    }

    /** Why this member must not even be sent; empty: it may. */
    abstract Optional<Refusal> unfit(Delivery delivery);

    /** What the ERP made of it. */
    abstract Written made(Delivery delivery, JsonNode record);

    abstract Written update(Delivery delivery);

    @Override
    final Written write(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            return update(delivery);
        }
        Optional<Refusal> unfit = unfit(delivery);
        return unfit.isPresent()
                ? new Written.Refused(unfit.get())
                : made(delivery, erp.create(entity.service(), entity.set(), delivery.mapped()));
    }

    @Override
    public List<Written> write(List<Delivery> deliveries) {
        List<Delivery> creates = deliveries.stream()
                .filter(delivery -> delivery.reference().isEmpty())
                .filter(delivery -> unfit(delivery).isEmpty())
                .toList();
        if (creates.size() < 2) {
            return super.write(deliveries);
        }
        Map<String, Written> created = new HashMap<>();
        create(creates, created);
        List<Delivery> others = deliveries.stream()
                .filter(delivery -> !created.containsKey(delivery.key()))
                .toList();
        List<Written> otherwise = new ArrayList<>(super.write(others));
        return deliveries.stream()
                .map(delivery ->
                        created.containsKey(delivery.key()) ? created.get(delivery.key()) : otherwise.remove(0))
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
            if (members.size() > 1 && Failures.verdict(e) == Failures.Verdict.PARK && isOfTheBatch(e)) {
                create(members.subList(0, members.size() / 2), created);
                create(members.subList(members.size() / 2, members.size()), created);
            } else {
                members.forEach(member -> created.put(member.key(), Failures.written(e)));
            }
        }
    }

    // what a smaller batch, or one without the guilty member, may not be refused for
    private static boolean isOfTheBatch(CallFailed failure) {
        return failure instanceof ODataError error && (error.status() == 400 || error.status() == 413);
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

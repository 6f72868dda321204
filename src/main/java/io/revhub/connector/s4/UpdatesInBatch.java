package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.odata.BatchAnswer;
import io.revhub.connector.odata.CallFailed;
import io.revhub.connector.odata.ODataClient;
import io.revhub.connector.odata.ODataError;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Brings changes to many records by two calls: one query that reads what is there, one {@code $batch} that writes what differs.
 * Of members that are better tried alone nothing is said.
 */
final class UpdatesInBatch {

    private static final int AT_ONCE = 20;

    private final ODataClient erp;
    private final Entity entity;
    private final DeepUpdate deep;
    private final Function<Delivery, Written> updated;
    private final Map<String, Written> written = new HashMap<>();

    /** @param updated what became of a record that has all changes now */
    UpdatesInBatch(ODataClient erp, Entity entity, Function<Delivery, Written> updated) {
        this.erp = erp;
        this.entity = entity;
        this.deep = new DeepUpdate(erp, entity);
        this.updated = updated;
    }

    private record Member(Delivery delivery, Changes changes) {}

    /** What became of each, by the deliveries' keys; whose key is missing was not changed. */
    Map<String, Written> write(List<Delivery> deliveries) {
        for (int i = 0; i < deliveries.size(); i += AT_ONCE) {
            List<Delivery> some = deliveries.subList(i, Math.min(deliveries.size(), i + AT_ONCE));
            try {
                send(differing(some));
            } catch (ODataError e) {
                // the reading has failed: alone it is told whose
                if (Failures.verdict(e) != Failures.Verdict.PARK) {
                    some.forEach(delivery -> written.put(delivery.key(), Failures.written(e)));
                }
            } catch (CallFailed e) {
                some.forEach(delivery -> written.putIfAbsent(delivery.key(), Failures.written(e)));
            }
        }
        return written;
    }

    private List<Member> differing(List<Delivery> deliveries) {
        Map<String, ObjectNode> there = deep.read(
                deliveries.stream().map(UpdatesInBatch::recordId).toList(),
                deliveries.stream().map(Delivery::changes).toList());
        List<Member> members = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            ObjectNode record = there.get(Values.external(recordId(delivery)));
            try {
                if (record != null) {
                    members.add(new Member(delivery, deep.changes(recordId(delivery), delivery.changes(), record)));
                }
            } catch (CannotChange e) {
                written.put(delivery.key(), new Written.Refused(e.refusal()));
            }
        }
        return members;
    }

    private void send(List<Member> members) {
        List<Member> writing =
                members.stream().filter(member -> !member.changes().isEmpty()).toList();
        members.stream().filter(member -> member.changes().isEmpty()).forEach(this::done);
        if (writing.isEmpty()) {
            return;
        }
        try {
            List<BatchAnswer> answers = erp.changeAll(
                    entity.service(),
                    writing.stream().map(member -> member.changes().together()).toList());
            for (int i = 0; i < writing.size(); i++) {
                if (answers.get(i).error() == null) {
                    done(writing.get(i));
                }
            }
        } catch (CallFailed e) {
            refused(writing, e);
        }
    }

    private void refused(List<Member> members, CallFailed failure) {
        if (!InBatches.isOfTheBatch(failure)) {
            members.forEach(member -> written.put(member.delivery().key(), Failures.written(failure)));
        } else if (members.size() > 1) {
            send(members.subList(0, members.size() / 2));
            send(members.subList(members.size() / 2, members.size()));
        }
    }

    private void done(Member member) {
        try {
            written.put(member.delivery().key(), updated.apply(member.delivery()));
        } catch (CallFailed e) {
            // it is changed, only what was to be read of it is missing
            written.put(member.delivery().key(), new Written.Unknown(e.getMessage()));
        }
    }

    private static String recordId(Delivery delivery) {
        return delivery.reference().orElseThrow().recordId();
    }
}

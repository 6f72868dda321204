package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.RestStep;
import io.revhub.connector.salesforce.Form.Target;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import java.util.ArrayList;
import java.util.List;

/** How far one delivery has come. */
final class Progress {

    private final List<Target> targets;
    private final List<PartReference> references = new ArrayList<>();
    private Written failure;

    Progress(List<Target> targets) {
        this.targets = targets;
    }

    /** Its records, in the order in which they are written. */
    List<Target> targets() {
        return targets;
    }

    /** Those records of an object that are still to be written, known ones or others. */
    List<Target> open(String object, boolean known) {
        return failure != null
                ? List.of()
                : targets.stream()
                        .filter(t -> t.member().object().equals(object) && t.id().isPresent() == known)
                        .toList();
    }

    /** The document as people call it. */
    String what() {
        return RestStep.what(targets.get(0).delivery());
    }

    void made(Target target, String id) {
        references.add(target.reference(id));
    }

    void refused(Target target, CrmError error) {
        fail(Failures.written(error, what(), target.member().name() + ": " + error.said()));
    }

    void untold(Target target) {
        fail(new Written.Unknown("The CRM's answer does not tell what became of "
                + target.member().name()));
    }

    /** The first failure tells how the delivery ends, but what a person has to do goes before what may pass. */
    void fail(Written with) {
        if (failure == null || (failure instanceof Written.Later && !(with instanceof Written.Later))) {
            failure = with;
        }
    }

    Written written() {
        return failure == null ? new Written.Made(references) : failure;
    }

    /** The fields that a record is sent: of a known one not those that can only be set when it is made. */
    static ObjectNode fields(Target target, SalesforceCalls crm) {
        ObjectNode fields = target.member().fields().deepCopy();
        if (target.id().isPresent() && Form.isFirst(target.delivery())) {
            fields.remove(crm.fixedFields(target.member().object()));
        }
        return fields;
    }
}

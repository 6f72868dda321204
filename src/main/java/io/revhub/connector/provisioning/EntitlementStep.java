package io.revhub.connector.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.rules.Refusal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entitlement; its external key is the hub's, and posting it again is answered with the one that is there. Its {@code
 * status} is wanted active, suspended or revoked; how far it has come is provisioning's.
 */
record EntitlementStep(Provisioning provisioning) implements RestStep {

    private static final String LINES = "lines";
    private static final String STATUS = "status";
    private static final String ACTIVE = "active";
    private static final String SUSPENDED = "suspended";
    private static final String ACTION = "action";
    private static final Map<String, String> ACTIONS =
            Map.of(ACTIVE, "resume", SUSPENDED, "suspend", "revoked", "revoke");

    @Override
    public String name() {
        return "entitlement";
    }

    @Override
    public Shown look(Delivery delivery) {
        if (delivery.reference().isEmpty()) {
            return new Shown.Missing();
        }
        Answer answer = provisioning.http().get(path(delivery));
        if (!answer.isGood()) {
            return ProvisioningFailures.TABLE.shown(answer, delivery);
        }
        var references = provisioning.reference(answer.body());
        return shows(answer.body(), delivery.mapped()) ? new Shown.Done(references) : new Shown.Existing(references);
    }

    /** What is revoked has no quantities any more; what is wanted active may still be on its way there. */
    private static boolean shows(JsonNode entitlement, JsonNode form) {
        String wanted = form.path(STATUS).asText(ACTIVE);
        String status = entitlement.path(STATUS).asText();
        return switch (wanted) {
            case "revoked" -> status.equals(wanted);
            case SUSPENDED -> status.equals(wanted) && quantities(entitlement).equals(quantities(form));
            default -> !status.equals(SUSPENDED) && quantities(entitlement).equals(quantities(form));
        };
    }

    @Override
    public Written write(Delivery delivery) {
        return delivery.reference().isEmpty() ? create(delivery) : change(delivery);
    }

    private Written create(Delivery delivery) {
        ObjectNode body = delivery.mapped().deepCopy();
        body.remove(STATUS);
        for (JsonNode line : body.path(LINES)) {
            ((ObjectNode) line).set("quantity", Figure.of(line.path("quantity")).node());
        }
        Answer answer =
                provisioning.http().post(provisioning.records().path(), body.put("externalKey", delivery.key()));
        if (!answer.isGood()) {
            return ProvisioningFailures.TABLE.written(answer, delivery);
        }
        if (!answer.body().hasNonNull("id")) {
            return new Written.Unknown("Provisioning did not say which entitlement it made.");
        }
        if (!quantities(answer.body()).equals(quantities(delivery.mapped()))) {
            return new Written.Refused(differs(delivery, answer));
        }
        return delivery.mapped().path(STATUS).asText(ACTIVE).equals(SUSPENDED)
                ? suspendNew(delivery, answer.body())
                : new Written.Made(provisioning.reference(answer.body()));
    }

    // what is made is usable: a repeat is answered with it, so that it is suspended then
    private Written suspendNew(Delivery delivery, JsonNode made) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(ACTION, ACTIONS.get(SUSPENDED));
        Answer answer = provisioning
                .http()
                .send("PATCH", provisioning.records().path(made.path("id").asText()), body);
        return answer.isGood()
                ? new Written.Made(provisioning.reference(made))
                : ProvisioningFailures.TABLE.written(answer, delivery);
    }

    private Written change(Delivery delivery) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        String wanted = delivery.mapped().path(STATUS).asText(ACTIVE);
        if (!wanted.equals("revoked")) {
            ArrayNode lines = body.putArray(LINES);
            quantities(delivery.mapped())
                    .forEach((line, quantity) ->
                            lines.addObject().put("line", line).set("quantity", quantity.node()));
        }
        if (!wanted.equals(ACTIVE) || delivery.changes().has(STATUS)) {
            body.put(ACTION, ACTIONS.get(wanted));
        }
        Answer answer = provisioning.http().send("PATCH", path(delivery), body);
        return answer.isGood() ? new Written.Made(List.of()) : ProvisioningFailures.TABLE.written(answer, delivery);
    }

    private static Refusal differs(Delivery delivery, Answer answer) {
        return new Refusal(
                "entitlement-differs",
                "Provisioning has an entitlement for the " + RestStep.what(delivery)
                        + " already, with other lines or quantities.",
                "Compare the two, and correct or revoke the entitlement in provisioning.",
                answer.body().path("id").asText());
    }

    private static Map<String, Figure> quantities(JsonNode form) {
        Map<String, Figure> quantities = new TreeMap<>();
        form.path(LINES).forEach(line -> quantities.put(line.path("line").asText(), Figure.of(line.path("quantity"))));
        return quantities;
    }

    private String path(Delivery delivery) {
        return provisioning.records().path(delivery.reference().orElseThrow().recordId());
    }
}

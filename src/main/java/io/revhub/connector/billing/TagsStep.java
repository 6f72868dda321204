package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The account's control tags; MANUAL_PAY where the hub itself reports payments. Tags are added, never taken off. */
record TagsStep(KillBill killBill) implements RestStep {

    /** The same in every Kill Bill. */
    private static final Map<String, String> CONTROL_TAGS = Map.of(
            "AUTO_PAY_OFF", "00000000-0000-0000-0000-000000000001",
            "AUTO_INVOICING_OFF", "00000000-0000-0000-0000-000000000002",
            "OVERDUE_ENFORCEMENT_OFF", "00000000-0000-0000-0000-000000000003",
            "WRITTEN_OFF", "00000000-0000-0000-0000-000000000004",
            "MANUAL_PAY", "00000000-0000-0000-0000-000000000005");

    @Override
    public String name() {
        return "tags";
    }

    @Override
    public Shown look(Delivery delivery) {
        List<String> wanted = wanted(delivery);
        if (wanted.isEmpty()) {
            return new Shown.Done(List.of());
        }
        Answer answer = killBill.get(path(delivery));
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.shown(answer, delivery);
        }
        List<String> there = answer.body().findValuesAsText("tagDefinitionName");
        return there.containsAll(wanted) ? new Shown.Done(List.of()) : new Shown.Existing(List.of());
    }

    @Override
    public Written write(Delivery delivery) {
        ArrayNode definitions = JsonNodeFactory.instance.arrayNode();
        wanted(delivery).forEach(name -> definitions.add(definition(name)));
        Answer answer = killBill.post(path(delivery), definitions);
        return answer.isGood() ? new Written.Made(List.of()) : KillBillFailures.TABLE.written(answer, delivery);
    }

    private static List<String> wanted(Delivery delivery) {
        List<String> names = new ArrayList<>();
        for (JsonNode tag : delivery.mapped().path("tags")) {
            names.add(tag.asText());
        }
        return names;
    }

    private static String definition(String name) {
        String definition = CONTROL_TAGS.get(name);
        if (definition == null) {
            throw new IllegalArgumentException("there is no control tag " + name);
        }
        return definition;
    }

    private static String path(Delivery delivery) {
        return "/accounts/" + delivery.reference().orElseThrow().recordId() + "/tags";
    }
}

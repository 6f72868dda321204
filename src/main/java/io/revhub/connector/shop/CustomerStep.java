package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The customer, known by its exact e-mail address. A guest and a registered customer can have the same one: then it is the
 * one with the hub's key, and without that a person decides.
 */
record CustomerStep(Medusa medusa) implements RestStep {

    private static final String EMAIL = "email";

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public Shown look(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            return known(delivery, delivery.reference().get().recordId());
        }
        String email = delivery.mapped().path(EMAIL).asText("");
        if (!delivery.mapped().hasNonNull(EMAIL) || email.isBlank()) {
            throw new IllegalArgumentException("email is missing, and the shop knows customers by it");
        }
        Answer answer = medusa.get("/customers?email=" + JsonHttp.encoded(email));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        List<JsonNode> exact = new ArrayList<>();
        answer.body().path("customers").forEach(customer -> {
            if (customer.path(EMAIL).asText().equals(email)) {
                exact.add(customer);
            }
        });
        return choose(delivery, exact);
    }

    private Shown known(Delivery delivery, String id) {
        Answer answer = medusa.get("/customers/" + id);
        if (answer.isNotFound()) {
            return new Shown.Doubtful(Medusa.gone(delivery));
        }
        return answer.isGood()
                ? judge(delivery, answer.body().path("customer"))
                : MedusaFailures.TABLE.shown(answer, delivery);
    }

    private Shown choose(Delivery delivery, List<JsonNode> exact) {
        List<JsonNode> ours =
                exact.stream().filter(c -> Medusa.isOurs(c, delivery)).toList();
        List<JsonNode> candidates = ours.isEmpty() ? exact : ours;
        if (candidates.isEmpty()) {
            return new Shown.Missing();
        }
        String ids = candidates.stream().map(c -> c.path("id").asText()).collect(Collectors.joining(", "));
        if (candidates.size() > 1) {
            return new Shown.Doubtful(Medusa.several(delivery, ids));
        }
        return Medusa.isAnothers(candidates.get(0), delivery)
                ? new Shown.Doubtful(Medusa.another(delivery, ids))
                : judge(delivery, candidates.get(0));
    }

    private Shown judge(Delivery delivery, JsonNode customer) {
        List<PartReference> references = reference(customer.path("id").asText());
        return Medusa.isOurs(customer, delivery) && Medusa.shows(customer, delivery.changes())
                ? new Shown.Done(references)
                : new Shown.Existing(references);
    }

    @Override
    public Written write(Delivery delivery) {
        boolean create = delivery.reference().isEmpty();
        String path = create
                ? "/customers"
                : "/customers/" + delivery.reference().get().recordId();
        ObjectNode body =
                create ? delivery.mapped().deepCopy() : delivery.changes().deepCopy();
        Answer answer = medusa.post(path, Medusa.keyed(Medusa.withoutNullMetadata(body), delivery));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.written(answer, delivery);
        }
        String id = answer.body().path("customer").path("id").asText();
        return id.isEmpty()
                ? new Written.Unknown("The shop did not say which customer it wrote.")
                : new Written.Made(reference(id));
    }

    private List<PartReference> reference(String id) {
        return List.of(medusa.part("", "Customer", id));
    }
}

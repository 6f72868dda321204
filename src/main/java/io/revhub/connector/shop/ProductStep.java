package io.revhub.connector.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.Figure;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.Reference;
import java.util.List;

/**
 * The product, on its creation with its variant. It is known by its handle, which Medusa keeps unique; the external id it
 * does not. The handle and the options stay as they were created.
 */
record ProductStep(Medusa medusa) implements RestStep {

    static final String VARIANTS = "variants";

    private static final List<String> FIXED = List.of("handle", "options", VARIANTS);

    @Override
    public String name() {
        return "product";
    }

    @Override
    public Shown look(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            return known(delivery, delivery.reference().get().recordId());
        }
        String handle = delivery.mapped().path("handle").asText();
        if (handle.isBlank()) {
            throw new IllegalArgumentException("handle is missing");
        }
        Answer answer = medusa.get("/products?handle=" + JsonHttp.encoded(handle));
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.shown(answer, delivery);
        }
        JsonNode found = answer.body().path("products");
        return found.isEmpty() ? new Shown.Missing() : adopt(delivery, found);
    }

    private Shown known(Delivery delivery, String id) {
        Answer answer = medusa.get("/products/" + id);
        if (answer.isNotFound()) {
            return new Shown.Doubtful(Medusa.gone(delivery));
        }
        return answer.isGood()
                ? judge(delivery, answer.body().path("product"))
                : MedusaFailures.TABLE.shown(answer, delivery);
    }

    private Shown adopt(Delivery delivery, JsonNode found) {
        JsonNode product = found.get(0);
        String id = product.path("id").asText();
        if (found.size() > 1) {
            return new Shown.Doubtful(Medusa.several(delivery, String.join(", ", found.findValuesAsText("id"))));
        }
        boolean sameSku = Variant.in(delivery, product).isPresent();
        boolean agrees = Medusa.isOurs(product, delivery) || sameSku && !Medusa.isAnothers(product, delivery);
        return agrees ? judge(delivery, product) : new Shown.Doubtful(Medusa.another(delivery, id));
    }

    private Shown judge(Delivery delivery, JsonNode product) {
        var references = List.of(medusa.part("", "Product", product.path("id").asText()));
        boolean done = Medusa.isOurs(product, delivery) && Medusa.shows(product, changeable(delivery.changes()));
        return done ? new Shown.Done(references) : new Shown.Existing(references);
    }

    @Override
    public Written write(Delivery delivery) {
        return delivery.reference().map(known -> change(delivery, known)).orElseGet(() -> create(delivery));
    }

    private Written create(Delivery delivery) {
        ObjectNode body = Medusa.withoutNullMetadata(delivery.mapped().deepCopy());
        for (JsonNode variant : body.path(VARIANTS)) {
            variant.path("prices")
                    .forEach(price -> ((ObjectNode) price)
                            .set("amount", Figure.of(price.path("amount")).node()));
        }
        Answer answer = medusa.post("/products", Medusa.keyed(body, delivery));
        return made(answer, delivery);
    }

    private Written change(Delivery delivery, Reference known) {
        ObjectNode body = Medusa.withoutNullMetadata(changeable(delivery.changes()));
        return made(medusa.post("/products/" + known.recordId(), Medusa.keyed(body, delivery)), delivery);
    }

    private Written made(Answer answer, Delivery delivery) {
        if (!answer.isGood()) {
            return MedusaFailures.TABLE.written(answer, delivery);
        }
        String id = answer.body().path("product").path("id").asText();
        return id.isEmpty()
                ? new Written.Unknown("The shop did not say which product it wrote.")
                : new Written.Made(List.of(medusa.part("", "Product", id)));
    }

    private static ObjectNode changeable(ObjectNode changes) {
        return changes.deepCopy().remove(FIXED);
    }
}

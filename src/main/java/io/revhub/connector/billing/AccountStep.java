package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.Reference;
import io.revhub.rules.Refusal;
import java.util.List;

/** The account itself; the hub's key is its external key, which Kill Bill keeps unique. */
record AccountStep(KillBill killBill) implements RestStep {

    static final String TYPE = "Account";

    private static final String TAGS = "tags";
    private static final List<String> FIXED = List.of("externalKey", "currency");

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Shown look(Delivery delivery) {
        Answer answer = killBill.get(delivery.reference()
                .map(known -> "/accounts/" + known.recordId())
                .orElse("/accounts?externalKey=" + JsonHttp.encoded(delivery.key())));
        if (answer.isNotFound() && delivery.reference().isEmpty()) {
            return new Shown.Missing();
        }
        return answer.isGood() ? judge(delivery, answer.body()) : KillBillFailures.TABLE.shown(answer, delivery);
    }

    private Shown judge(Delivery delivery, JsonNode account) {
        JsonNode currency = delivery.mapped().path("currency");
        if (!currency.asText().equals(account.path("currency").asText())) {
            return new Shown.Doubtful(otherCurrency(delivery, account));
        }
        var references = killBill.whole(TYPE, account.path("accountId").asText());
        boolean shows = changeable(delivery.changes()).properties().stream()
                .allMatch(field -> field.getValue().equals(account.path(field.getKey())));
        return shows ? new Shown.Done(references) : new Shown.Existing(references);
    }

    private static Refusal otherCurrency(Delivery delivery, JsonNode account) {
        return new Refusal(
                "currency-differs",
                "Billing keeps the " + RestStep.what(delivery) + " in "
                        + account.path("currency").asText() + ", and an account's currency cannot be changed there.",
                "Open another account for the new currency, or put the old currency back.",
                null);
    }

    @Override
    public Written write(Delivery delivery) {
        return delivery.reference().map(known -> change(delivery, known)).orElseGet(() -> create(delivery));
    }

    private Written create(Delivery delivery) {
        ObjectNode body = ((ObjectNode) delivery.mapped().deepCopy()).without(List.of(TAGS));
        Answer answer = killBill.post("/accounts", body.put("externalKey", delivery.key()));
        if (!answer.isGood()) {
            return KillBillFailures.TABLE.written(answer, delivery);
        }
        return answer.madeId()
                .<Written>map(id -> new Written.Made(killBill.whole(TYPE, id)))
                .orElse(new Written.Unknown("Billing did not say which account it made."));
    }

    private Written change(Delivery delivery, Reference known) {
        Answer answer = killBill.put("/accounts/" + known.recordId(), changeable(delivery.changes()));
        return answer.isGood() ? new Written.Made(List.of()) : KillBillFailures.TABLE.written(answer, delivery);
    }

    private static ObjectNode changeable(ObjectNode changes) {
        ObjectNode copy = changes.deepCopy();
        copy.remove(TAGS);
        return copy.remove(FIXED);
    }
}

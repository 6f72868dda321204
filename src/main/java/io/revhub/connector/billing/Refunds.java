package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.http.Answer;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.ReadFailed;
import io.revhub.intake.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was given back of Kill Bill's payments, and what was charged back: transactions of a payment, each a record of its own
 * here, {@code <payment>:<transaction>}. Nothing lists them, so the catch-up goes through all payments.
 */
record Refunds(KillBill killBill) implements Reader, CatchUp {

    static final String REFUND = "Refund";

    private static final int PAGE = 100;
    private static final Set<String> BACK = Set.of("REFUND", "CHARGEBACK");

    /** Those of one payment, asked for. */
    List<Hint> of(String paymentId) {
        Answer answer = get("/payments/" + paymentId);
        return answer.isGood() ? hints(answer.body()) : List.of();
    }

    private static List<Hint> hints(JsonNode payment) {
        List<Hint> hints = new ArrayList<>();
        payment.path("transactions").forEach(transaction -> {
            if (isBack(transaction)) {
                hints.add(new Hint(REFUND, id(payment, transaction)));
            }
        });
        return hints;
    }

    private static boolean isBack(JsonNode transaction) {
        return BACK.contains(transaction.path("transactionType").asText())
                && transaction.path("status").asText().equals("SUCCESS");
    }

    private static String id(JsonNode payment, JsonNode transaction) {
        return payment.path("paymentId").asText() + ":"
                + transaction.path("transactionId").asText();
    }

    /** The payments with their invoice, each with the one transaction in {@code back}. */
    @Override
    public Map<String, JsonNode> read(Collection<String> recordIds) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (String id : recordIds) {
            Answer answer = get("/invoicePayments/" + id.replaceFirst(":.*", ""));
            answer.body().path("transactions").forEach(transaction -> {
                if (isBack(transaction) && id(answer.body(), transaction).equals(id)) {
                    ObjectNode refund = answer.body().deepCopy();
                    refund.remove("transactions");
                    refund.set("back", transaction);
                    found.put(id, refund);
                }
            });
        }
        return found;
    }

    /** A page of all payments; after the last page it begins anew. */
    @Override
    public Page next(Optional<String> position) {
        int offset = position.map(Integer::parseInt).orElse(0);
        Answer page = get("/payments/pagination?offset=" + offset + "&limit=" + PAGE);
        List<Hint> hints = new ArrayList<>();
        page.body().forEach(payment -> hints.addAll(hints(payment)));
        boolean more = page.body().size() == PAGE;
        return new Page(hints, String.valueOf(more ? offset + PAGE : 0), more);
    }

    private Answer get(String path) {
        try {
            Answer answer = killBill.get(path);
            if (answer.isGood() || answer.isNotFound()) {
                return answer;
            }
            throw new ReadFailed(answer.said(), answer.retryAfter().orElse(null), null);
        } catch (UncheckedIOException e) {
            throw new ReadFailed("Billing does not answer: " + e.getCause().getMessage(), null, e);
        }
    }
}

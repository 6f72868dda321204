package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import io.revhub.intake.Reader;
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
        return killBill.read("/payments/" + paymentId).map(Refunds::hints).orElse(List.of());
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
            killBill.read("/invoicePayments/" + id.replaceFirst(":.*", ""))
                    .flatMap(payment -> refund(payment, id))
                    .ifPresent(refund -> found.put(id, refund));
        }
        return found;
    }

    private static Optional<ObjectNode> refund(JsonNode payment, String id) {
        for (JsonNode transaction : payment.path("transactions")) {
            if (isBack(transaction) && id(payment, transaction).equals(id)) {
                ObjectNode refund = payment.deepCopy();
                refund.remove("transactions");
                return Optional.of(refund.set("back", transaction));
            }
        }
        return Optional.empty();
    }

    /** A page of all payments; after the last page it begins anew. */
    @Override
    public Page next(Optional<String> position) {
        int offset = position.map(Integer::parseInt).orElse(0);
        JsonNode page = killBill.read("/payments/pagination?offset=" + offset + "&limit=" + PAGE)
                .orElseGet(MissingNode::getInstance);
        List<Hint> hints = new ArrayList<>();
        page.forEach(payment -> hints.addAll(hints(payment)));
        boolean more = page.size() == PAGE;
        return new Page(hints, String.valueOf(more ? offset + PAGE : 0), more);
    }
}

package io.revhub.connector.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.revhub.intake.CatchUp;
import io.revhub.intake.Hint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds new invoices or payments by paging through all, oldest first: Kill Bill has no query for what has changed. What was
 * not final when seen (a draft, a pending payment) is asked for again until it is. Later changes of what was final, an
 * adjustment or a refund, are announced by the callback, and otherwise only to be found account by account.
 *
 * @param record Invoice or Payment
 */
record KillBillCatchUp(KillBill killBill, String record) implements CatchUp {

    static final String INVOICE = "Invoice";
    static final String PAYMENT = "Payment";

    private static final int PAGE = 100;
    private static final int ASKED_AGAIN = 20;

    KillBillCatchUp {
        if (!record.equals(INVOICE) && !record.equals(PAYMENT)) {
            throw new IllegalArgumentException("Kill Bill is caught up on by Invoice or Payment, not " + record);
        }
    }

    @Override
    public Page next(Optional<String> position) {
        Seen seen = position.map(Seen::parse).orElse(Seen.NOTHING);
        JsonNode page = killBill.read(path() + "/pagination?offset=" + seen.offset() + "&limit="
                        + (PAGE + seen.recent().size()))
                .orElseGet(MissingNode::getInstance);
        List<String> ids = new ArrayList<>();
        page.forEach(one -> ids.add(id(one)));
        if (!seen.recent().isEmpty() && ids.stream().noneMatch(seen.recent()::contains)) {
            // the list is another one: a restored or purged Kill Bill
            return new Page(List.of(), Seen.NOTHING.position(), true);
        }
        List<String> fresh =
                ids.stream().filter(id -> !seen.recent().contains(id)).toList();
        Set<String> open = new LinkedHashSet<>(seen.unfinished());
        List<Hint> hints = new ArrayList<>(finished(open));
        fresh.forEach(id -> hints.add(new Hint(record, id)));
        page.forEach(one -> {
            if (fresh.contains(id(one)) && !isFinal(one)) {
                open.add(id(one));
            }
        });
        return new Page(hints, seen.after(ids, open).position(), fresh.size() >= PAGE);
    }

    /** Asks for the first of what is open; who still is goes to the end. */
    private List<Hint> finished(Set<String> open) {
        List<Hint> hints = new ArrayList<>();
        for (String id : open.stream().limit(ASKED_AGAIN).toList()) {
            Optional<JsonNode> now = killBill.read(path() + "/" + id);
            open.remove(id);
            if (now.isPresent() && !isFinal(now.get())) {
                open.add(id);
            } else {
                hints.add(new Hint(record, id));
            }
        }
        return hints;
    }

    private String path() {
        return record.equals(INVOICE) ? "/invoices" : "/payments";
    }

    private String id(JsonNode one) {
        return one.path(record.equals(INVOICE) ? "invoiceId" : "paymentId").asText();
    }

    private static boolean isFinal(JsonNode one) {
        boolean draft = one.path("status").asText().equals("DRAFT");
        List<String> transactions = one.path("transactions").findValuesAsText("status");
        return !draft && !transactions.contains("PENDING") && !transactions.contains("UNKNOWN");
    }
}

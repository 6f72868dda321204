package io.revhub.connector.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.odata.Connection;
import io.revhub.delivery.Delivery;
import io.revhub.delivery.Shown;
import io.revhub.delivery.Written;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import io.revhub.rules.Refusal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clears a customer's items against each other: in full, in part, or with a residual item. The ERP only takes the request and carries it out later, or drops it with a
 * note in its message monitor; the items alone tell. So the request is followed for a while, and unknown after that.
 *
 * <p>To send it again is safe: what is cleared is not cleared twice. So each request has an id of its own.
 */
final class ClearingStep extends EachAlone {

    private static final String DOCUMENT_TYPE = "DA";

    private final Connection erp;
    private final PostedItems posted;
    private final Settings settings;
    private final Clock clock;
    private final Pauses pauses;

    ClearingStep(Connection erp, PostedItems posted, Settings settings, Clock clock, Pauses pauses) {
        super(OneStep.enough(settings));
        this.erp = erp;
        this.posted = posted;
        this.settings = settings;
        this.clock = clock;
        this.pauses = pauses;
    }

    @Override
    public String name() {
        return "clearing";
    }

    @Override
    Shown look(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            return new Shown.Done(List.of());
        }
        return cleared(delivery, items(delivery))
                .<Shown>map(reference -> new Shown.Done(List.of(reference)))
                .orElseGet(Shown.Missing::new);
    }

    @Override
    Written write(Delivery delivery) {
        List<ObjectNode> items = items(delivery);
        Optional<PartReference> meanwhile = cleared(delivery, items);
        if (meanwhile.isPresent()) {
            // an earlier try's request was carried out since the look
            return new Written.Made(List.of(meanwhile.get()));
        }
        Optional<Refusal> refusal = refusal(delivery, items);
        if (refusal.isPresent()) {
            return new Written.Refused(refusal.get());
        }
        Instant now = clock.instant();
        String id = delivery.key() + "-" + Long.toString(now.getEpochSecond(), Character.MAX_RADIX);
        Soap.CLEAR.send(
                erp,
                new ClearingMessage(
                                id,
                                delivery.mapped(),
                                documentType(),
                                postingDate(items),
                                Settled.of(delivery.mapped(), items))
                        .at(now));
        return confirmed(delivery);
    }

    private Written confirmed(Delivery delivery) {
        for (Duration pause : pauses.lengths()) {
            pauses.pause(pause);
            Optional<PartReference> clearing = cleared(delivery, items(delivery));
            if (clearing.isPresent()) {
                return new Written.Made(List.of(clearing.get()));
            }
        }
        return new Written.Unknown(
                "The ERP took the request but has not cleared the items; its message monitor tells why.");
    }

    private static Optional<Refusal> refusal(Delivery delivery, List<ObjectNode> items) {
        if (items.size() < entries(delivery).size()) {
            return refused(
                    "items-missing",
                    "Not every entry has an item on the customer's account in the ERP.",
                    "Compare the entries with the customer's account, then try again.");
        }
        if (items.stream().anyMatch(item -> item.path("IsCleared").asBoolean())) {
            return refused(
                    "cleared-otherwise",
                    "An item is already cleared in the ERP, but not together with the others.",
                    "Reset that clearing in the ERP and try again, or leave it as it is.");
        }
        List<Settled> settled = Settled.of(delivery.mapped(), items);
        if (settled.stream().anyMatch(one -> one.rest().signum() < 0)
                || settled.stream().allMatch(Settled::isInPart)) {
            return refused(
                    "clearing-too-much",
                    "Of an item more is to be settled than it has, or no item is settled in full.",
                    "Compare the payment with the customer's account in the ERP, then clear there by hand.");
        }
        BigDecimal sum = settled.stream().map(Settled::signed).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0
                ? Optional.empty()
                : refused(
                                "clearing-difference",
                                "The items do not add up to zero; " + sum.toPlainString() + " would be left.",
                                "Post the difference, or clear the items in the ERP by hand.")
                        .map(refusal -> refusal.naming(sum.toPlainString()));
    }

    private static Optional<Refusal> refused(String code, String reason, String remedy) {
        return Optional.of(new Refusal(code, reason, remedy, null));
    }

    /** The clearing document, if one and the same has cleared all items that do not stay open in part. */
    private static Optional<PartReference> cleared(Delivery delivery, List<ObjectNode> items) {
        List<Entry> documents = Settled.of(delivery.mapped(), items).stream()
                .filter(settled -> !settled.isInPart())
                .map(Settled::item)
                .map(item -> item.path("IsCleared").asBoolean() ? clearing(item) : null)
                .distinct()
                .toList();
        boolean all = items.size() >= entries(delivery).size() && documents.size() == 1 && documents.get(0) != null;
        return all
                ? Optional.of(PartReference.whole(new Reference(
                        delivery.system(), "Clearing", documents.get(0).id())))
                : Optional.empty();
    }

    private static Entry clearing(JsonNode item) {
        String year = item.path("ClearingDocFiscalYear").asText();
        return new Entry(
                item.path("CompanyCode").asText(),
                year.isEmpty() ? item.path("FiscalYear").asText() : year,
                Values.external(item.path("ClearingAccountingDocument").asText()));
    }

    private List<ObjectNode> items(Delivery delivery) {
        String customer = delivery.mapped().path("Customer").asText();
        return posted.ofCustomer(customer, entries(delivery)).stream()
                .filter(item -> !clearsItself(item))
                .toList();
    }

    /** A clearing that has left an invoice paid in part took the payment back with an item that is cleared at once. */
    private static boolean clearsItself(JsonNode item) {
        return item.path("IsCleared").asBoolean() && clearing(item).equals(Entry.ofItem(item));
    }

    private static List<Entry> entries(Delivery delivery) {
        List<Entry> entries = new ArrayList<>();
        delivery.mapped().path("entries").forEach(id -> entries.add(Entry.of(id.asText())));
        return entries;
    }

    private String documentType() {
        return settings.options().getOrDefault("clearing-document-type", DOCUMENT_TYPE);
    }

    /** The latest of the items' posting dates: the day on which the last of them came. */
    private String postingDate(List<ObjectNode> items) {
        return items.stream()
                .map(item -> Values.instant(item.path("PostingDate")))
                .filter(date -> date != null)
                .max(Instant::compareTo)
                .map(date -> LocalDate.ofInstant(date, ZoneOffset.UTC))
                .orElseGet(() -> LocalDate.now(clock))
                .toString();
    }
}

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
import java.time.Clock;
import java.util.List;

/**
 * Journal entries, posted at once. The hub's key is the entry's reference; the message's id, which the ERP takes once, keeps
 * a repeated call from posting twice.
 */
final class JournalEntryStep extends EachAlone {

    private final Connection erp;
    private final PostedItems posted;
    private final Clock clock;

    JournalEntryStep(Connection erp, PostedItems posted, Settings settings, Clock clock) {
        super(OneStep.enough(settings));
        this.erp = erp;
        this.posted = posted;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "journal entry";
    }

    @Override
    Shown look(Delivery delivery) {
        if (delivery.reference().isPresent()) {
            return new Shown.Done(List.of());
        }
        List<ObjectNode> items =
                posted.withReference(delivery.mapped().path("CompanyCode").asText(), delivery.shortKey());
        List<Entry> entries = items.stream().map(Entry::ofItem).distinct().toList();
        return switch (entries.size()) {
            case 0 -> new Shown.Missing();
            case 1 -> adopted(delivery, entries.get(0), items);
            default ->
                Adoption.several(
                        "journal entries", entries.stream().map(Entry::id).toList());
        };
    }

    private static Shown adopted(Delivery delivery, Entry entry, List<ObjectNode> items) {
        JsonNode wanted = delivery.mapped();
        JsonNode first = items.get(0);
        String type = wanted.path("AccountingDocumentType").asText();
        String thereType = first.path("AccountingDocumentType").asText();
        if (!type.equals(thereType)) {
            return Adoption.disagreeing("journal entry", entry.id(), "AccountingDocumentType", thereType, type);
        }
        String currency = currency(wanted);
        String thereCurrency = first.path("TransactionCurrency").asText();
        if (!currency.equals(thereCurrency)) {
            return Adoption.disagreeing("journal entry", entry.id(), "TransactionCurrency", thereCurrency, currency);
        }
        return parties(delivery, entry, items);
    }

    private static Shown parties(Delivery delivery, Entry entry, List<ObjectNode> items) {
        List<String> there = items.stream()
                .map(item -> Values.external(item.path("Customer").asText()))
                .filter(customer -> !customer.isEmpty())
                .toList();
        for (JsonNode item : delivery.mapped().path("DebtorItem")) {
            String debtor = Values.external(item.path("Debtor").asText());
            if (!there.contains(debtor)) {
                return Adoption.disagreeing("journal entry", entry.id(), "Customer", there.toString(), debtor);
            }
        }
        return new Shown.Done(List.of(reference(delivery, entry)));
    }

    @Override
    Written write(Delivery delivery) {
        if (!delivery.mapped().path("DocumentReferenceID").asText().equals(delivery.shortKey())) {
            return new Written.Refused(Adoption.keyMissing("DocumentReferenceID"));
        }
        String id = delivery.key() + "-" + (1 + delivery.refusals());
        String answer = Soap.CREATE.send(erp, JournalEntryMessage.of(id, delivery.mapped(), clock.instant()));
        try {
            return written(delivery, PostingAnswer.of(answer));
        } catch (IllegalArgumentException e) {
            return new Written.Unknown(e.getMessage());
        }
    }

    private Written written(Delivery delivery, PostingAnswer answer) {
        if (answer.entry().isPresent()) {
            return new Written.Made(List.of(reference(delivery, answer.entry().get())));
        }
        if (PostingRefusals.isTaken(answer.log())) {
            return taken(delivery, answer);
        }
        return PostingRefusals.isLocked(answer.log())
                ? new Written.Later(null, String.join(" ", answer.log()))
                : new Written.Refused(PostingRefusals.refusal(answer.log()));
    }

    // an earlier call used this id, and its answer was lost: either it posted, or the ERP keeps the ids of refusals as
    // well
    private Written taken(Delivery delivery, PostingAnswer answer) {
        Shown shown = look(delivery);
        if (shown instanceof Shown.Done done) {
            return new Written.Made(done.references());
        }
        if (shown instanceof Shown.Doubtful doubtful) {
            return new Written.Refused(doubtful.refusal());
        }
        return new Written.Refused(new Refusal(
                "message-taken",
                "The ERP has had this message before, but shows no journal entry with the hub's key.",
                "Look for the message in the ERP's message monitor; if nothing was posted, try again.",
                String.join(" ", answer.log())));
    }

    private static String currency(JsonNode entry) {
        JsonNode item = entry.path("DebtorItem").path(0);
        return (item.isMissingNode() ? entry.path("Item").path(0) : item)
                .path("Currency")
                .asText();
    }

    private static PartReference reference(Delivery delivery, Entry entry) {
        return PartReference.whole(new Reference(delivery.system(), "JournalEntry", entry.id()));
    }
}

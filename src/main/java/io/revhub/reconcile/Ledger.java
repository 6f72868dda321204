package io.revhub.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.deal.DealThread;
import io.revhub.deal.JournalEntry;
import io.revhub.document.Part;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.intake.FromRoutes.Source;
import io.revhub.intake.Looks;
import io.revhub.intake.Sight;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A deal's journal entries as the ERP has them now. Thread-safe. */
final class Ledger {

    private static final String ERP = "erp";

    private final Looks looks;
    private final References references;

    Ledger(Looks looks, References references) {
        this.looks = looks;
        this.references = references;
    }

    /**
     * What the ERP has otherwise than the hub's entries say, and what is open, all in one currency. An entry that was reversed
     * counts as not posted.
     *
     * @param revenue credits on revenue there, less those of the hub's entries
     * @param deferred the same of deferred revenue
     * @param contractAsset the same of the contract asset, debits positive
     * @param open what the customer owes of the deal's entries; what it paid on account is negative
     */
    record State(BigDecimal revenue, BigDecimal deferred, BigDecimal contractAsset, BigDecimal open) {}

    /** @throws io.revhub.intake.ReadFailed if the ERP could not be asked */
    State of(DealThread deal) {
        List<JournalEntry> entries =
                deal.entries().stream().filter(JournalEntry::inErp).toList();
        Map<Part, Reference> records = references.in(
                ERP, entries.stream().map(e -> new Part(e.id(), "")).toList());
        Map<Reference, ObjectNode> there = look(records.values().stream().collect(Collectors.toSet()));
        BigDecimal revenue = BigDecimal.ZERO;
        BigDecimal deferred = BigDecimal.ZERO;
        BigDecimal asset = BigDecimal.ZERO;
        Map<String, BigDecimal> open = new TreeMap<>();
        for (JournalEntry entry : entries) {
            Reference record = records.get(new Part(entry.id(), ""));
            ObjectNode posted = there.get(record);
            List<JsonNode> items = posted == null ? List.of() : standing(record, posted);
            revenue = revenue.add(beyond(entry, items, JournalEntry.REVENUE));
            deferred = deferred.add(beyond(entry, items, JournalEntry.DEFERRED));
            asset = asset.subtract(beyond(entry, items, JournalEntry.CONTRACT_ASSET));
            if (posted != null) {
                posted.path("open").forEach(item -> open.put(item.path("item").asText(), decimal(item.path("amount"))));
            }
        }
        return new State(revenue, deferred, asset, open.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private Map<Reference, ObjectNode> look(Set<Reference> records) {
        Map<Reference, ObjectNode> there = new HashMap<>();
        records.stream()
                .collect(Collectors.groupingBy(
                        r -> new Source(r.system(), r.recordType()),
                        Collectors.mapping(Reference::recordId, Collectors.toList())))
                .forEach((source, ids) -> looks.look(source, ids).stream()
                        .filter(Sight::isThere)
                        .forEach(sight -> sight.body().ifPresent(body -> there.put(sight.record(), body))));
        return there;
    }

    /** What is posted under the entry's reference and was not reversed: its own items, and those of who posted it again. */
    private static List<JsonNode> standing(Reference record, ObjectNode posted) {
        boolean reversed = posted.path("reversed").asBoolean();
        List<JsonNode> standing = new ArrayList<>();
        for (JsonNode item : posted.path("posted")) {
            if (!reversed || !item.path("item").asText().startsWith(record.recordId() + "/")) {
                standing.add(item);
            }
        }
        return standing;
    }

    /** Credits on the accounts of these roles in the ERP, less those of the hub's entry. */
    private static BigDecimal beyond(JournalEntry entry, List<JsonNode> items, Set<String> roles) {
        List<JournalEntry.Line> lines =
                entry.lines().stream().filter(l -> roles.contains(l.role())).toList();
        Set<String> accounts = lines.stream().map(JournalEntry.Line::account).collect(Collectors.toSet());
        BigDecimal beyond = lines.stream()
                .map(l -> l.side().equals("H") ? l.amount().negate() : l.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        for (JsonNode item : items) {
            if (accounts.contains(item.path("glAccount").asText())) {
                beyond = beyond.subtract(decimal(item.path("amount")));
            }
        }
        return beyond;
    }

    private static BigDecimal decimal(JsonNode amount) {
        return new BigDecimal(amount.asText());
    }
}

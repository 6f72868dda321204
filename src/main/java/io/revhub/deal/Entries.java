package io.revhub.deal;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.document.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the journal entries among a deal's documents. */
final class Entries {

    private Entries() {}

    static List<JournalEntry> of(Deal deal) {
        return deal.documents("journal-entry").map(e -> entry(deal, e)).toList();
    }

    private static JournalEntry entry(Deal deal, Document entry) {
        return new JournalEntry(
                entry.id(),
                entry.title(),
                entry.text("documentType").orElse(null),
                entry.text("postingDate").map(LocalDate::parse).orElse(null),
                entry.text("text").orElse(null),
                entry.text("currency").orElse(null),
                deal.delivered(entry.id(), "erp"),
                lines(entry));
    }

    static List<JournalEntry.Line> lines(Document entry) {
        return StreamSupport.stream(entry.body().path("lines").spliterator(), false)
                .map(Entries::line)
                .toList();
    }

    private static JournalEntry.Line line(JsonNode line) {
        return new JournalEntry.Line(
                line.path("side").asText(),
                line.path("role").asText(),
                line.hasNonNull("glAccount") ? line.get("glAccount").asText() : null,
                Amounts.decimal(line.path("amount")));
    }
}

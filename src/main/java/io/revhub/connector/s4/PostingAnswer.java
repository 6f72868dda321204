package io.revhub.connector.s4;

import io.revhub.connector.http.SafeXml;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The answer to a journal entry. A refusal is an answer like any other: without a document, and with the reasons in its log.
 *
 * @param entry what was posted; empty: refused
 * @param log the reasons, in the ERP's words
 */
record PostingAnswer(Optional<Entry> entry, List<String> log) {

    // "Error in document: BKPFF $ S4H" says nothing that the other notes do not say
    private static final String EMPTY_WORDS = "Error in document";

    /** @throws IllegalArgumentException if it is no answer to a journal entry */
    static PostingAnswer of(String envelope) {
        Element answer = SafeXml.parse(envelope);
        String document = Values.external(SafeXml.first(answer, "AccountingDocument"));
        if (document.isEmpty()) {
            throw new IllegalArgumentException("The answer names no accounting document");
        }
        boolean posted = !document.matches("0+");
        return new PostingAnswer(posted ? Optional.of(entry(answer, document)) : Optional.empty(), log(answer));
    }

    private static Entry entry(Element answer, String document) {
        return new Entry(SafeXml.first(answer, "CompanyCode"), SafeXml.first(answer, "FiscalYear"), document);
    }

    private static List<String> log(Element answer) {
        List<String> notes = SafeXml.all(answer, "Note").stream()
                .map(note -> note.getTextContent().strip())
                .filter(note -> !note.isEmpty())
                .distinct()
                .toList();
        List<String> telling =
                notes.stream().filter(note -> !note.startsWith(EMPTY_WORDS)).toList();
        return telling.isEmpty() ? notes : telling;
    }
}

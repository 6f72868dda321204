package io.revhub.desk;

import io.revhub.deal.DealDocument.SystemRecord;
import io.revhub.document.DocumentId;
import io.revhub.document.Merge;
import java.time.Instant;
import java.util.List;

/**
 * What became of a document, for a reader.
 *
 * @param mergedInto the document that it was found to be the same as; null: it stands for itself
 * @param secondaries the documents that are merged into it
 * @param merges those that it had a part in, the last first
 * @param fields each top-level field, its owner, and who shows something else
 * @param values the figures that move all the time and belong to it or to one that is merged into it, the last changed first
 * @param satisfaction what its customer has answered to surveys; null: nothing
 * @param versions the newest first
 */
public record DocumentView(
        DocumentId id,
        String type,
        String title,
        int version,
        boolean deleted,
        Instant changedAt,
        DocumentId mergedInto,
        List<DocumentId> secondaries,
        List<Merged> merges,
        List<Field> fields,
        List<Values> values,
        Satisfaction satisfaction,
        List<Change> versions,
        List<Place> places) {

    private static final int SATISFIED = 4;

    /**
     * A field of the newest version.
     *
     * @param owner the first source that may decide on it; null: nobody
     * @param value as text; null where it is unset
     * @param others what sources show that is not the document's value: overruled, or not there yet
     */
    public record Field(String name, String owner, String value, List<Shown> others) {

        /** The field in whichever element it stands, as mappings are told of it: lines[].net for lines[0].net. */
        public String place() {
            return name.replaceAll("\\[\\d+]", "[]");
        }
    }

    /**
     * A merge that the document had a part in.
     *
     * @param away whether it was this document that was merged into the other
     * @param undone null: it is in force
     */
    public record Merged(
            boolean away, DocumentId other, String title, Instant at, String by, String why, Merge.Undone undone) {}

    /** A document of last values that tells of this one. */
    public record Values(DocumentId id, String type, String title, Instant changedAt, List<Field> fields) {}

    /**
     * How satisfied those are who answered a survey: the share of the top two answers of five.
     *
     * @param satisfied who gave 4 or 5
     * @param answers how many there are; at least 1
     */
    public record Satisfaction(int satisfied, int answers) {

        /** Of the surveys among these; null: none is answered. */
        static Satisfaction of(List<Values> values) {
            List<Integer> scores = values.stream()
                    .filter(value -> value.type().equals("signal"))
                    .flatMap(value -> value.fields().stream())
                    .filter(field -> field.name().equals("score") && field.value() != null)
                    .map(field -> Integer.valueOf(field.value()))
                    .toList();
            int satisfied =
                    (int) scores.stream().filter(score -> score >= SATISFIED).count();
            return scores.isEmpty() ? null : new Satisfaction(satisfied, scores.size());
        }
    }

    /** What one source shows in a field. */
    public record Shown(String source, String value) {}

    /** One version: who made it, and what was another way before; of the first nothing is listed. */
    public record Change(int number, String source, Instant at, boolean deleted, List<Difference> differences) {}

    /** @param field its path: prices[0].amount @param before null: it was not there @param after null: it is not there any more */
    public record Difference(String field, String before, String after) {}

    /**
     * A system that has the document, or is to have it.
     *
     * @param state of the delivery; null: the document is not brought there
     * @param wanted the version that is to be there; null as the state
     * @param brought the version that was brought; null: none yet
     * @param warning what the system did not keep; null: nothing
     * @param records the document's own first, then its parts'
     */
    public record Place(
            String system, String state, Integer wanted, Integer brought, String warning, List<SystemRecord> records) {}
}

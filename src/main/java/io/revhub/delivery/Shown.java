package io.revhub.delivery;

import io.revhub.document.PartReference;
import io.revhub.rules.Refusal;
import java.util.List;

/** What a system shows of a delivery's step before it is carried out. */
public sealed interface Shown {

    /** There is nothing: create it. Only said when the system was asked, or when the create is itself an upsert. */
    record Missing() implements Shown {}

    /** It exists and is to be updated. @param references of the document and its parts, as far as seen */
    record Existing(List<PartReference> references) implements Shown {}

    /** The step is carried out already: nothing to do. @param references of the document and its parts, as far as seen */
    record Done(List<PartReference> references) implements Shown {}

    /** The hub's key hits several records, or one that disagrees in party, type or currency: for a person. */
    record Doubtful(Refusal refusal) implements Shown {}
}

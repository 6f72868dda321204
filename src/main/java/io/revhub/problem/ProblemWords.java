package io.revhub.problem;

import io.revhub.delivery.ParkedItem;
import io.revhub.document.Document;
import java.util.Locale;
import java.util.Optional;

/** Says in a language what is wrong and what would mend it. */
public interface ProblemWords {

    /** @param document what is parked; empty: a change that never became one */
    String say(ParkedItem item, Optional<Document> document, Locale language);
}

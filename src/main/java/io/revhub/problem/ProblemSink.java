package io.revhub.problem;

import io.revhub.document.Reference;
import java.util.Locale;
import java.util.Map;

/** A system that shows problems in its records. Thread-safe. */
public interface ProblemSink {

    /** The name under which the system is configured: crm. */
    String system();

    /** What the people who work there read. */
    Locale language();

    /**
     * Shows these problems, and takes away what was shown in records that have none any more; doing it once more does no harm.
     * A record that is gone needs nothing and counts as done.
     *
     * @param problems by record, all of this system; empty: the record has none any more
     * @return what did not work, in the system's own words, by record; empty: all did
     */
    Map<Reference, String> show(Map<Reference, String> problems);
}

package io.revhub.document;

import java.util.Optional;

/** A record that is about to become a reference is one already, of something else. */
public final class ReferenceConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReferenceConflict(Reference record, Part wanted, Optional<Part> stored) {
        super("The record " + record + " cannot become " + wanted + ": "
                + stored.map(p -> "it is " + p + " already")
                        .orElse("that part has another record in " + record.system()));
    }
}

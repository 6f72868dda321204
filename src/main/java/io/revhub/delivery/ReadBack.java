package io.revhub.delivery;

import io.revhub.document.Reference;
import java.util.Collection;

/** Asks for records to be read that were just written, in the transaction of the confirm. Implemented by intake. */
@FunctionalInterface
public interface ReadBack {

    /** Records of which the hub reads no changes are passed over. */
    void ask(String type, Collection<Reference> records);
}

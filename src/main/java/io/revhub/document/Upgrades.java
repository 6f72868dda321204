package io.revhub.document;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Brings what was stored under an older schema of its type into the form of today's. */
public interface Upgrades {

    /** The version of a type's schema, as it is today; 1 unless the schema says another. */
    int today(String type);

    /**
     * The form that today's schema describes.
     *
     * @param schema the version under which {@code body} was stored; today's, or a later one, leaves it as it is
     * @param body in canonical form; not changed
     */
    ObjectNode upgrade(String type, int schema, ObjectNode body);
}

package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What one entity set does of its own: assigning keys, filling fields, refusing. All of it runs inside the write's
 * transaction; a {@link SapError} undoes the whole write.
 */
public interface Rules {

    /** The entity set that these rules are for. */
    String entitySet();

    /**
     * Before an entity is stored; its keys that come from the parent are there, its children are not stored yet.
     *
     * @param parent the entity that it was inserted under or through; empty where there is none
     */
    default void creating(Draft draft, Optional<ObjectNode> parent) {}

    /** After an entity and all its children were stored. */
    default void created(Draft draft) {}

    /**
     * Before a change is stored.
     *
     * @param before the entity as it was
     * @param changes the fields to be changed, without keys and read-only fields; can be added to
     */
    default void changing(ObjectNode before, ObjectNode changes) {}

    /** After a change was stored. */
    default void changed(ObjectNode entity) {}

    /** Before an entity and its children are deleted. */
    default void deleting(ObjectNode entity) {}

    /** After an entity and all its children were deleted. */
    default void deleted(ObjectNode entity) {}
}

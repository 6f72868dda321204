package io.revhub.sandbox.erp.odata;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A declared entity.
 *
 * @param name the entity set's name
 * @param type the entity type's name
 * @param etag the field that the ETag is made of; null: it has none
 * @param allows what can be done with it by itself: create, update, delete
 * @param id fields that tell entities apart where the key does not; empty: the key does
 * @param carried whether its ETag is another entity's, which the rules pass on
 * @param required fields that a create must give
 */
record EntityDeclaration(
        String name,
        String type,
        List<String> key,
        String etag,
        Set<String> allows,
        List<String> required,
        Map<String, Field> fields,
        Map<String, Navigation> navigation,
        List<String> id,
        boolean carried) {

    /** The fields by which entities are stored. */
    List<String> identity() {
        return id.isEmpty() ? key : id;
    }
}

package io.revhub.sandbox.crm;

import java.util.List;

/**
 * A field as a query names it: references to go up by, then the field there.
 *
 * @param field of a way up to one of several objects: as the first of them has it
 */
record Column(List<Field> up, Field field) {

    boolean own() {
        return up.isEmpty();
    }
}

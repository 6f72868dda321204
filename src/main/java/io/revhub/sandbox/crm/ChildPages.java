package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.crm.soql.Query;
import java.util.List;

/**
 * Where the further pages of a record's children are kept.
 *
 * @param cursors null: all children come at once
 * @param size of a page
 * @param resource {@code query} or {@code queryAll}
 */
record ChildPages(Cursors cursors, int size, String resource) {

    static final ChildPages NONE = new ChildPages(null, Integer.MAX_VALUE, "");

    /** Begins the result of a child query and returns the rows that stand in its first page. */
    List<Row> first(ObjectNode result, Query query, List<Row> children, boolean withDeleted, String version) {
        result.put("totalSize", children.size()).put("done", children.size() <= size);
        if (children.size() <= size) {
            return children;
        }
        ObjectType type = children.get(0).type();
        IdList ids = new IdList(type);
        children.forEach(child -> ids.add(child.id()));
        String cursor = cursors.open(query.of(type.name()), withDeleted, ids);
        result.put("nextRecordsUrl", QueryApi.address(version, resource, cursor, size));
        return children.subList(0, size);
    }
}

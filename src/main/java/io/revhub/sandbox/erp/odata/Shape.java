package io.revhub.sandbox.erp.odata;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.edm.EdmProperty;
import org.apache.olingo.odata2.api.uri.ExpandSelectTreeNode;

/**
 * What of an entity is shown.
 *
 * @param all all fields, and all ways to others at least as links
 * @param fields otherwise: these
 * @param links otherwise: these ways as links
 * @param expanded the ways whose entities are shown in place
 */
record Shape(boolean all, Set<String> fields, Set<String> links, Map<String, Shape> expanded) {

    /** Of a way: no entity of it. */
    static final Shape NOTHING = new Shape(false, Set.of(), Set.of(), Map.of());

    static final Shape ALL = new Shape(true, Set.of(), Set.of(), Map.of());

    static Shape of(ExpandSelectTreeNode node) throws EdmException {
        Set<String> fields = new HashSet<>();
        for (EdmProperty property : node.getProperties()) {
            fields.add(property.getName());
        }
        Set<String> links = new HashSet<>();
        Map<String, Shape> expanded = new HashMap<>();
        for (Map.Entry<String, ExpandSelectTreeNode> link : node.getLinks().entrySet()) {
            if (link.getValue() == null) {
                links.add(link.getKey());
            } else {
                expanded.put(link.getKey(), of(link.getValue()));
            }
        }
        return new Shape(node.isAll(), fields, links, expanded);
    }

    /** What was inserted is shown in the answer. */
    static Shape of(Draft draft) {
        Map<String, Shape> expanded = new HashMap<>();
        draft.children()
                .forEach((name, children) -> expanded.put(
                        name,
                        draft.declaration().navigation().get(name).emptyWhenCreated()
                                ? NOTHING
                                : children.stream().findFirst().map(Shape::of).orElse(ALL)));
        return new Shape(true, Set.of(), Set.of(), expanded);
    }

    boolean shows(Field field) {
        return all || fields.contains(field.name());
    }

    boolean links(Navigation way) {
        return all || links.contains(way.name());
    }
}

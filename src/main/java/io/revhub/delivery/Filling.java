package io.revhub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.document.Part;
import io.revhub.document.Reference;
import io.revhub.document.References;
import io.revhub.mapping.Marker;
import io.revhub.mapping.Marker.ReferenceMarker;
import io.revhub.mapping.Markers;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts record ids in the place of what mappings marked as references. Who refers to what is not there yet waits; a reference
 * that was waived, because a cycle would wait for ever, is left out as long as that is so.
 */
final class Filling {

    private final References references;

    Filling(References references) {
        this.references = references;
    }

    void fillIn(List<InFlight> batch) {
        if (batch.isEmpty()) {
            return;
        }
        Map<InFlight, List<ReferenceMarker>> needed = new HashMap<>();
        batch.forEach(member -> needed.put(member, in(member.output())));
        Set<Part> all = needed.values().stream()
                .flatMap(List::stream)
                .flatMap(marker -> marker.parts().stream())
                .collect(Collectors.toSet());
        Map<Part, Reference> there = references.in(batch.get(0).claim().system(), List.copyOf(all));
        batch.forEach(member -> fillIn(member, needed.get(member), there));
    }

    private static void fillIn(InFlight member, List<ReferenceMarker> needed, Map<Part, Reference> there) {
        Set<Part> missing = parts(needed, there);
        Set<Part> required = parts(needed.stream().filter(m -> !m.optional()).toList(), there);
        Set<Part> leftOut = new HashSet<>(member.waived());
        leftOut.retainAll(missing);
        leftOut.removeAll(required);
        missing.removeAll(leftOut);
        if (missing.isEmpty()) {
            member.leaveOut(leftOut);
            send(member, there);
        } else {
            Set<Part> optional = new HashSet<>(missing);
            optional.removeAll(required);
            member.end(new Outcome.Waiting(List.copyOf(missing), optional));
        }
    }

    private static Set<Part> parts(Collection<ReferenceMarker> markers, Map<Part, Reference> there) {
        return markers.stream()
                .flatMap(marker -> marker.parts().stream())
                .filter(part -> !there.containsKey(part))
                .collect(Collectors.toSet());
    }

    private static void send(InFlight member, Map<Part, Reference> there) {
        Delivery raw = member.delivery();
        ObjectNode changes = (ObjectNode) replace(raw.changes(), there);
        if (changes.isEmpty() && !member.leftOut().isEmpty()) {
            // nothing but what is left out has changed
            member.end(new Outcome.Delivered(false));
            return;
        }
        member.mapped(replace(raw.mapped(), there));
        member.send(new Delivery(raw.document(), raw.system(), member.output(), changes, raw.refusals(), raw.known()));
    }

    private static List<ReferenceMarker> in(JsonNode output) {
        return Markers.in(output).stream()
                .filter(ReferenceMarker.class::isInstance)
                .map(ReferenceMarker.class::cast)
                .distinct()
                .toList();
    }

    private static JsonNode replace(JsonNode tree, Map<Part, Reference> there) {
        return Markers.replace(
                tree,
                marker -> marker instanceof ReferenceMarker reference
                                && there.keySet().containsAll(reference.parts())
                        ? TextNode.valueOf(there.get(reference.part()).recordId())
                        : MissingNode.getInstance());
    }

    /** A mapping's output without its references to these parts. */
    static JsonNode without(JsonNode output, Set<Part> parts) {
        return output == null || parts.isEmpty()
                ? output
                : Markers.replace(
                        output, marker -> refersTo(marker, parts) ? MissingNode.getInstance() : marker.asJson());
    }

    private static boolean refersTo(Marker marker, Set<Part> parts) {
        return marker instanceof ReferenceMarker reference
                && reference.parts().stream().anyMatch(parts::contains);
    }
}

package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.olingo.odata2.api.edm.EdmEntitySet;
import org.apache.olingo.odata2.api.edm.EdmException;
import org.apache.olingo.odata2.api.uri.KeyPredicate;
import org.apache.olingo.odata2.api.uri.NavigationSegment;

/** Finds what an address means. */
final class Resolver {

    private final ServiceDeclaration service;
    private final Entities entities;

    Resolver(ServiceDeclaration service, Entities entities) {
        this.service = service;
        this.entities = entities;
    }

    /** An entity found, and what it is. */
    record Found(EntityDeclaration declaration, ObjectNode entity) {}

    EntityDeclaration declaration(EdmEntitySet set) throws EdmException {
        return service.entities().get(set.getName());
    }

    EntityDeclaration declaration(Navigation way) {
        return service.entities().get(way.to());
    }

    List<ObjectNode> children(ObjectNode parent, Navigation way) {
        return entities.children(parent, way);
    }

    Navigation way(EntityDeclaration from, NavigationSegment segment) throws EdmException {
        return from.navigation().get(segment.getNavigationProperty().getName());
    }

    /** The entity at the end of the address. */
    Found entity(EdmEntitySet start, List<KeyPredicate> key, List<NavigationSegment> path) throws EdmException {
        EntityDeclaration declaration = declaration(start);
        Found found = new Found(declaration, byKey(declaration, key));
        for (NavigationSegment segment : path) {
            Navigation way = way(found.declaration(), segment);
            EntityDeclaration target = service.entities().get(way.to());
            Stream<ObjectNode> children = entities.children(found.entity(), way).stream();
            Map<String, String> wanted = values(segment.getKeyPredicates());
            Optional<ObjectNode> child =
                    children.filter(candidate -> matches(candidate, wanted)).findFirst();
            found = new Found(target, child.orElseThrow(() -> SapError.notFound(way.to())));
        }
        return found;
    }

    private ObjectNode byKey(EntityDeclaration declaration, List<KeyPredicate> key) throws EdmException {
        Map<String, String> values = values(key);
        String[] ordered = declaration.key().stream().map(values::get).toArray(String[]::new);
        return entities.find(declaration.name(), ordered).orElseThrow(() -> SapError.notFound(declaration.name()));
    }

    private static Map<String, String> values(List<KeyPredicate> key) throws EdmException {
        Map<String, String> values = new HashMap<>();
        for (KeyPredicate predicate : key) {
            values.put(predicate.getProperty().getName(), value(predicate));
        }
        return values;
    }

    /** The value as it is stored. */
    private static String value(KeyPredicate predicate) throws EdmException {
        boolean date = "DateTime".equals(predicate.getProperty().getType().getName());
        return date ? Values.date(LocalDate.parse(predicate.getLiteral().substring(0, 10))) : predicate.getLiteral();
    }

    private static boolean matches(ObjectNode candidate, Map<String, String> values) {
        return values.entrySet().stream()
                .allMatch(e -> candidate.path(e.getKey()).asText().equals(e.getValue()));
    }
}

package io.revhub.sandbox.erp.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.olingo.odata2.api.edm.EdmSimpleTypeKind;

/** Writes entities as SAP does. */
final class EntityWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter ETAG = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH'%3A'mm'%3A'ss.SSSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    private final ServiceDeclaration service;
    private final Entities entities;
    private final String root;

    EntityWriter(ServiceDeclaration service, Entities entities, String root) {
        this.service = service;
        this.entities = entities;
        this.root = root;
    }

    ObjectNode entity(EntityDeclaration declaration, ObjectNode entity, Shape shape) {
        ObjectNode written = NODES.objectNode();
        written.set("__metadata", metadata(declaration, entity));
        for (Field field : declaration.fields().values()) {
            if (shape.shows(field)) {
                JsonNode value = entity.get(field.name());
                written.set(field.name(), value == null ? Values.initial(field) : value);
            }
        }
        declaration.navigation().values().forEach(way -> navigation(written, declaration, entity, way, shape));
        return written;
    }

    private void navigation(
            ObjectNode written, EntityDeclaration declaration, ObjectNode entity, Navigation way, Shape shape) {
        if (shape.expanded().containsKey(way.name())) {
            written.set(way.name(), expanded(entity, way, shape.expanded().get(way.name())));
        } else if (shape.links(way)) {
            written.putObject(way.name())
                    .putObject("__deferred")
                    .put("uri", address(declaration, entity) + "/" + way.name());
        }
    }

    private JsonNode expanded(ObjectNode entity, Navigation way, Shape shape) {
        EntityDeclaration target = service.entities().get(way.to());
        List<ObjectNode> children = shape == Shape.NOTHING ? List.of() : entities.children(entity, way);
        if (!way.many()) {
            return children.isEmpty() ? NullNode.instance : entity(target, children.get(0), shape);
        }
        ArrayNode results = NODES.arrayNode();
        children.forEach(child -> results.add(entity(target, child, shape)));
        return NODES.objectNode().set("results", results);
    }

    private ObjectNode metadata(EntityDeclaration declaration, ObjectNode entity) {
        String address = address(declaration, entity);
        ObjectNode metadata = NODES.objectNode()
                .put("id", address)
                .put("uri", address)
                .put("type", service.name() + "." + declaration.type());
        if (declaration.etag() != null) {
            metadata.put("etag", etag(declaration, entity));
        }
        return metadata;
    }

    String address(EntityDeclaration declaration, ObjectNode entity) {
        List<String> key = declaration.key();
        String predicate = key.size() == 1
                ? literal(declaration, entity, key.get(0))
                : key.stream()
                        .map(name -> name + "=" + literal(declaration, entity, name))
                        .collect(Collectors.joining(","));
        return root + declaration.name() + "(" + predicate + ")";
    }

    private static String literal(EntityDeclaration declaration, ObjectNode entity, String field) {
        return switch (declaration.fields().get(field).kind()) {
            case DateTime -> "datetime'" + Values.dateIn(entity.get(field)) + "T00%3A00%3A00'";
            case Guid -> "guid'" + entity.path(field).asText() + "'";
            case Boolean -> entity.path(field).asText();
            default -> text(entity.path(field).asText().replace("'", "''"));
        };
    }

    private static String text(String text) {
        return "'"
                + URLEncoder.encode(text, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%27", "'") + "'";
    }

    static String etag(EntityDeclaration declaration, ObjectNode entity) {
        if (declaration.fields().get(declaration.etag()).kind() == EdmSimpleTypeKind.String) {
            return "W/\"'" + entity.path(declaration.etag()).asText() + "'\"";
        }
        return "W/\"datetimeoffset'" + ETAG.format(Instant.parse(Entities.stamp(entity))) + "'\"";
    }
}

package io.revhub.sandbox.erp.v4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.sandbox.erp.odata.Entities;
import io.revhub.sandbox.erp.odata.Values;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.function.BiPredicate;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;

/** Turns what is stored, in V2's form, into V4's entities and back. */
final class Forms {

    private static final String ORDERS = "A_SalesOrder";

    private final Model model;
    private final BiPredicate<Model.Set, String> known;

    /** @param known whether V2 has a field */
    Forms(Model model, BiPredicate<Model.Set, String> known) {
        this.model = model;
        this.known = known;
    }

    Entity entity(Model.Set set, ObjectNode stored) {
        Entity entity = new Entity();
        entity.setType(model.namespace() + "." + set.type());
        set.fields()
                .values()
                .forEach(field -> entity.addProperty(new Property(
                        null, field.name(), ValueType.PRIMITIVE, value(field, stored.get(field.from()), stored))));
        if (set.from().equals(ORDERS)) {
            entity.setETag(etag(stored));
        }
        return entity;
    }

    /** Assumption to check: the form of the ETag. */
    static String etag(ObjectNode order) {
        return "W/\"SADL-" + Entities.version(order).replaceAll("[^\\dTZ.]", "") + "\"";
    }

    Object value(Model.Field field, JsonNode stored, ObjectNode whole) {
        return switch (field.kind()) {
            case Boolean -> stored != null && stored.booleanValue();
            case Decimal -> stored == null ? BigDecimal.ZERO : new BigDecimal(stored.asText("0"));
            case Date -> stored == null || stored.isNull() ? null : calendar(Values.dateIn(stored));
            case DateTimeOffset -> Timestamp.from(Instant.parse(Entities.version(whole)));
            case TimeOfDay -> calendar(LocalDate.EPOCH);
            default -> stored == null || stored.isNull() ? "" : stored.asText();
        };
    }

    private static Calendar calendar(LocalDate date) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("GMT"));
        calendar.setTimeInMillis(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        return calendar;
    }

    /** What a request gives, with what is inline, under V2's names. */
    ObjectNode given(Model.Set set, Entity entity) {
        ObjectNode given = JsonNodeFactory.instance.objectNode();
        for (Property property : entity.getProperties()) {
            Model.Field field = set.fields().get(property.getName());
            if (known.test(set, field.from())) {
                put(given, field.from(), property.getValue());
            }
        }
        for (Link link : entity.getNavigationLinks()) {
            Model.Way way = set.ways().get(link.getTitle());
            EntityCollection inline = link.getInlineEntitySet();
            List<Entity> children = inline == null ? List.of() : inline.getEntities();
            var list = given.putArray(way.by());
            children.forEach(child -> list.add(given(model.sets().get(way.to()), child)));
        }
        return given;
    }

    private static void put(ObjectNode given, String name, Object value) {
        if (value instanceof Boolean flag) {
            given.put(name, flag);
        } else if (value instanceof BigDecimal number) {
            given.put(name, number.toPlainString());
        } else if (value instanceof Calendar calendar) {
            given.put(
                    name,
                    Values.date(LocalDate.ofInstant(
                            calendar.toInstant(), calendar.getTimeZone().toZoneId())));
        } else if (value == null) {
            given.putNull(name);
        } else {
            given.put(name, value.toString());
        }
    }
}

package io.revhub.sandbox.crm.pubsub;

import io.revhub.sandbox.crm.pubsub.Entity.Field;
import io.revhub.sandbox.crm.pubsub.Entity.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * The schema of an object's change events. Addresses and the names of people are compound fields: a record in the event,
 * whose parts are the object's flat fields.
 */
final class ChangeSchema {

    private static final String NAMESPACE = "com.sforce.eventbus";
    private static final Pattern ADDRESS =
            Pattern.compile("(Billing|Shipping|Mailing|Other)(Street|City|State|PostalCode|Country)");
    private static final Set<String> NOT_TOLD = Set.of("Id", "IsDeleted", "SystemModstamp");

    /** Where a flat field stands. @param part the field's name within its compound; null: it stands for itself */
    record Place(String field, String part) {}

    private final Entity entity;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final EventSchema schema;

    ChangeSchema(Entity entity) {
        this.entity = entity;
        boolean person = entity.fields().stream().anyMatch(f -> f.name().equals("FirstName"));
        List<Field> told = entity.fields().stream()
                .filter(field -> !NOT_TOLD.contains(field.name()))
                .filter(field -> !(person && field.name().equals("Name")))
                .toList();
        told.forEach(field -> places.put(field.name(), place(field.name(), person)));
        this.schema = EventSchema.of(avro(told));
    }

    private static Place place(String name, boolean person) {
        Matcher address = ADDRESS.matcher(name);
        if (address.matches()) {
            return new Place(address.group(1) + "Address", address.group(2));
        }
        return person && Set.of("FirstName", "LastName", "Salutation").contains(name)
                ? new Place("Name", name)
                : new Place(name, null);
    }

    private Schema avro(List<Field> told) {
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(new Schema.Field("ChangeEventHeader", header()));
        Map<String, Schema> compounds = new LinkedHashMap<>();
        for (Field field : told) {
            Place place = places.get(field.name());
            if (place.part() == null) {
                fields.add(
                        isAccountName(field)
                                ? compoundField("Name", switchable(), "Data:SwitchablePersonName")
                                : EventSchema.avroField(field));
            } else if (!compounds.containsKey(place.field())) {
                boolean isName = place.field().equals("Name");
                Schema type = compounds.computeIfAbsent(
                        place.field(),
                        name -> isName
                                ? person()
                                : compounds.values().stream()
                                        .filter(made -> made.getName().equals("Address"))
                                        .findFirst()
                                        .orElseGet(ChangeSchema::address));
                fields.add(compoundField(place.field(), List.of(type), isName ? "Data:PersonName" : "Data:Address"));
            }
        }
        return Schema.createRecord(entity.changeEvent(), null, NAMESPACE, false, fields);
    }

    private boolean isAccountName(Field field) {
        return entity.name().equals("Account") && field.name().equals("Name");
    }

    private static Schema.Field compoundField(String name, List<Schema> types, String doc) {
        List<Schema> union = Stream.concat(Stream.of(Schema.create(Schema.Type.NULL)), types.stream())
                .toList();
        return new Schema.Field(name, Schema.createUnion(union), doc, Schema.Field.NULL_DEFAULT_VALUE);
    }

    /** A company's name is text, a person account's would be a record. */
    private static List<Schema> switchable() {
        return List.of(
                Schema.create(Schema.Type.STRING),
                compound("Switchable_PersonName", "Salutation", "FirstName", "LastName", "MiddleName", "Suffix"));
    }

    private static Schema person() {
        return compound("PersonName", "Salutation", "FirstName", "LastName", "MiddleName", "Suffix");
    }

    private static Schema address() {
        return compound("Address", "Street", "City", "State", "PostalCode", "Country");
    }

    private static Schema compound(String name, String... parts) {
        List<Schema.Field> fields = Stream.of(parts)
                .map(part -> EventSchema.avroField(new Field(part, Kind.TEXT, "Data:Text")))
                .toList();
        return Schema.createRecord(name, null, NAMESPACE, false, fields);
    }

    private static Schema header() {
        Schema text = Schema.create(Schema.Type.STRING);
        Schema texts = Schema.createArray(text);
        Schema number = Schema.create(Schema.Type.LONG);
        List<String> types =
                Stream.of(ChangeType.values()).map(ChangeType::name).toList();
        return Schema.createRecord(
                "ChangeEventHeader",
                null,
                NAMESPACE,
                false,
                List.of(
                        new Schema.Field("entityName", text),
                        new Schema.Field("recordIds", texts),
                        new Schema.Field("changeType", Schema.createEnum("ChangeType", null, NAMESPACE, types)),
                        new Schema.Field("changeOrigin", text),
                        new Schema.Field("transactionKey", text),
                        new Schema.Field("sequenceNumber", Schema.create(Schema.Type.INT)),
                        new Schema.Field("commitTimestamp", number),
                        new Schema.Field("commitNumber", number),
                        new Schema.Field("commitUser", text),
                        new Schema.Field("nulledFields", texts),
                        new Schema.Field("diffFields", texts),
                        new Schema.Field("changedFields", texts)));
    }

    EventSchema schema() {
        return schema;
    }

    Entity entity() {
        return entity;
    }

    /** Empty for fields that are not told: Id, IsDeleted, SystemModstamp. */
    Optional<Place> place(String flat) {
        return Optional.ofNullable(places.get(flat));
    }

    /** The schema of a compound field's record. */
    Schema compound(String field) {
        return schema.avro().getField(field).schema().getTypes().stream()
                .filter(type -> type.getType() == Schema.Type.RECORD)
                .findFirst()
                .orElseThrow();
    }

    /** Flat fields as bitmaps: one of the fields themselves, one for each compound with a part among them. */
    List<String> bitmaps(Set<String> flat) {
        List<Integer> whole = new ArrayList<>();
        Map<Integer, List<Integer>> parts = new TreeMap<>();
        for (String name : flat) {
            Place place = places.get(name);
            int at = schema.avro().getField(place.field()).pos();
            if (place.part() == null) {
                whole.add(at);
            } else {
                int part = compound(place.field()).getField(place.part()).pos();
                parts.computeIfAbsent(at, key -> new ArrayList<>()).add(part);
            }
        }
        List<String> bitmaps = new ArrayList<>();
        if (!whole.isEmpty()) {
            bitmaps.add(Bitmap.of(whole));
        }
        parts.forEach((at, inside) -> bitmaps.add(at + "-" + Bitmap.of(inside)));
        return bitmaps;
    }
}

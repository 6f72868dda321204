package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.delivery.Delivery;
import io.revhub.document.PartReference;
import io.revhub.document.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a to-mapping makes for Salesforce: {@code {"Order": {...}, "OrderItem lines/10": {...}, "then": {"Order": {...}}}}.
 *
 * @param members the records, in the order in which they are to be written
 * @param then what is to be written when all of them are
 */
record Form(List<Member> members, List<Member> then) {

    private static final String THEN = "then";

    /** @param part of the document; empty: the document itself */
    record Member(String object, String part, ObjectNode fields) {

        String name() {
            return part.isEmpty() ? object : object + " " + part;
        }
    }

    /** A member of a delivery. */
    record Target(Delivery delivery, Member member) {

        /** The hub's key in the record. */
        String key() {
            return member.part().isEmpty() ? delivery.key() : delivery.key() + "/" + member.part();
        }

        /** The record's id, if it is known. */
        Optional<String> id() {
            return Optional.ofNullable(delivery.known().get(member.part()))
                    .filter(known -> known.recordType().equals(member.object()))
                    .map(Reference::recordId);
        }

        /** What tells its record from all others: the object with the id, or else with the key. */
        String address() {
            return member.object() + " " + id().orElse(key());
        }

        /** The same record, of which only the id is of interest. */
        Target bare() {
            ObjectNode nothing = member.fields().objectNode();
            return new Target(delivery, new Member(member.object(), member.part(), nothing));
        }

        PartReference reference(String id) {
            return new PartReference(member.part(), new Reference(delivery.system(), member.object(), id));
        }
    }

    /** @throws IllegalArgumentException if {@code form} is none */
    static Form of(JsonNode form) {
        List<Member> then = form.has(THEN) ? members(form.get(THEN)) : List.of();
        return new Form(members(form), then);
    }

    private static List<Member> members(JsonNode form) {
        List<Member> members = new ArrayList<>();
        form.properties().forEach(entry -> {
            if (!entry.getKey().equals(THEN)) {
                if (!(entry.getValue() instanceof ObjectNode fields)) {
                    throw new IllegalArgumentException(entry.getKey() + " is not an object with fields");
                }
                String[] words = entry.getKey().split(" ", 2);
                members.add(new Member(words[0], words.length == 1 ? "" : words[1], fields));
            }
        });
        return members;
    }

    /** What of a delivery is to be written: changed fields of records that are there, all fields of others. */
    static List<Target> toWrite(Delivery delivery) {
        List<Member> whole = of(delivery.mapped()).members();
        return of(delivery.changes()).members().stream()
                .map(changed -> new Target(delivery, changed))
                .map(target -> target.id().isPresent() ? target : new Target(delivery, same(whole, target.member())))
                .toList();
    }

    private static Member same(List<Member> whole, Member changed) {
        return whole.stream()
                .filter(member -> member.name().equals(changed.name()))
                .findFirst()
                .orElse(changed);
    }

    /** What of a delivery is to be written at last, each record as a whole. Nothing, if that had been brought before. */
    static List<Target> atLast(Delivery delivery) {
        List<Member> whole = of(delivery.mapped()).then();
        return of(delivery.changes()).then().stream()
                .map(member -> new Target(delivery, same(whole, member)))
                .toList();
    }

    /** All records of a delivery. */
    static List<Target> all(Delivery delivery) {
        return of(delivery.mapped()).members().stream()
                .map(member -> new Target(delivery, member))
                .toList();
    }

    /** Whether a delivery has the form of one. */
    static boolean isOne(Delivery delivery) {
        try {
            of(delivery.mapped());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether everything is sent, as for a document that was never brought. */
    static boolean isFirst(Delivery delivery) {
        return delivery.changes().equals(delivery.mapped());
    }
}

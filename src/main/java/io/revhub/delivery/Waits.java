package io.revhub.delivery;

import io.revhub.document.DocumentId;
import io.revhub.document.Part;
import io.revhub.document.References;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deliveries that wait for what they refer to. Storing a wait locks the dependency's row and looks again; a confirm holds the
 * same lock when it releases; so no release is missed. A sweep repeats the look all the same.
 */
public final class Waits {

    private final JdbcClient jdbc;
    private final References references;
    private final WorkQueue queue;
    private final Clock clock;

    Waits(JdbcClient jdbc, References references, WorkQueue queue, Clock clock) {
        this.jdbc = jdbc;
        this.references = references;
        this.queue = queue;
        this.clock = clock;
    }

    /** A delivery that waits, and for what. */
    public record Wait(DocumentId document, String system, DocumentId on, String part) {}

    /** What the deliveries of these documents wait for. */
    public List<Wait> of(Collection<DocumentId> documents) {
        return jdbc.sql("select * from wait where document = any(?) and not waived")
                .param(documents.stream().map(DocumentId::value).toArray(String[]::new))
                .query((row, i) -> new Wait(
                        new DocumentId(row.getString("document")),
                        row.getString("system"),
                        new DocumentId(row.getString("on_document")),
                        row.getString("on_part")))
                .list();
    }

    /**
     * Locks the deliveries of these documents to a system, and of all that waits for one of them there, in the order of the
     * documents: whoever wants more than one lock takes them in this order, so that nobody waits for each other.
     */
    void lock(String system, Collection<DocumentId> documents) {
        String[] ids = documents.stream().map(DocumentId::value).toArray(String[]::new);
        jdbc.sql("""
                        with concerned as (
                            select unnest(?::text[]) as document
                            union
                            select document from wait where on_system = ? and on_document = any(?))
                        select 1 from delivery d join concerned c on c.document = d.document
                        where d.system = ? order by d.document for no key update of d
                        """).param(ids).param(system).param(ids).param(system).query(row -> {});
    }

    /**
     * Stores what a delivery waits for. Expects that it and what it waits for are {@link #lock locked}.
     *
     * @param optional those of the parts that it may go without
     * @return whether any of the parts is still missing
     */
    boolean store(Claim claim, List<Part> parts, Set<Part> optional) {
        Map<Part, ?> there = references.in(claim.system(), parts);
        List<Part> missing = parts.stream().filter(p -> !there.containsKey(p)).toList();
        of(List.of(claim.document())).stream()
                .filter(wait -> wait.system().equals(claim.system()))
                .map(wait -> new Part(wait.on(), wait.part()))
                .filter(on -> !missing.contains(on))
                .forEach(on -> delete(claim.document(), claim.system(), on));
        missing.stream()
                .filter(part -> insert(claim, part, optional.contains(part)))
                .forEach(part -> ask(part, claim.system()));
        return !missing.isEmpty();
    }

    private void delete(DocumentId document, String system, Part on) {
        jdbc.sql("delete from wait where document = ? and system = ? and on_document = ? and on_part = ?")
                .params(document.value(), system, on.document().value(), on.part())
                .update();
    }

    /** @return whether it did not wait for that before */
    private boolean insert(Claim claim, Part on, boolean optional) {
        return jdbc.sql("""
                                insert into wait (document, system, on_document, on_system, on_part, since, optional)
                                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                claim.document().value(),
                                claim.system(),
                                on.document().value(),
                                claim.system(),
                                on.part())
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .param(optional)
                        .update()
                == 1;
    }

    /**
     * Waives the optional references of a delivery that waits for what itself waits, maybe over others, for this one; if it
     * has none, those that wait for it right beside it look whether they have. A longer cycle is seen when its members look
     * again.
     *
     * @return whether something was waived
     */
    boolean waive(Claim claim) {
        boolean waived = jdbc.sql("""
                        with recursive ahead(first, document) as (
                            select on_document, on_document from wait
                            where document = ? and system = ? and optional and not waived
                            union
                            select ahead.first, w.on_document from ahead join wait w on w.document = ahead.document
                            where w.system = ? and not w.waived)
                        update wait set waived = true where document = ? and system = ? and optional and not waived
                          and on_document in (select first from ahead where document = ?)
                        """)
                        .params(claim.document().value(), claim.system(), claim.system())
                        .params(
                                claim.document().value(),
                                claim.system(),
                                claim.document().value())
                        .update()
                > 0;
        if (!waived) {
            jdbc.sql("""
                            select distinct back.document from wait back join wait w on w.on_document = back.document
                              and w.system = back.system
                            where back.on_document = ? and back.system = ? and back.optional and not back.waived
                              and w.document = back.on_document
                            order by 1
                            """)
                    .params(claim.document().value(), claim.system())
                    .query(String.class)
                    .list()
                    .forEach(back -> queue.makeDueAtOnce(new DocumentId(back), claim.system()));
        }
        return waived;
    }

    /** What these documents wait for no more, though it may not be there yet. */
    Map<DocumentId, Set<Part>> waivedBy(Collection<DocumentId> documents, String system) {
        Map<DocumentId, Set<Part>> waived = new HashMap<>();
        jdbc.sql("select document, on_document, on_part from wait where document = any(?) and system = ? and waived")
                .param(documents.stream().map(DocumentId::value).toArray(String[]::new))
                .param(system)
                .query(row -> {
                    waived.computeIfAbsent(new DocumentId(row.getString(1)), id -> new HashSet<>())
                            .add(new Part(new DocumentId(row.getString(2)), row.getString(3)));
                });
        return waived;
    }

    /** Whether any of these parts is there by now. */
    boolean haveCome(String system, Set<Part> parts) {
        return !parts.isEmpty() && !references.in(system, List.copyOf(parts)).isEmpty();
    }

    /** A part of what is there already is needed for the first time: its mapping is to see that. */
    private void ask(Part part, String system) {
        int delivered = part.part().isEmpty()
                ? 0
                : jdbc.sql(
                                "update delivery set state = 'pending' where document = ? and system = ? and state = 'delivered'")
                        .params(part.document().value(), system)
                        .update();
        if (delivered == 1) {
            queue.makeDueAtOnce(part.document(), system);
        }
    }

    /** The parts of these documents that others wait for in a system. */
    Map<DocumentId, Set<String>> askedOf(Collection<DocumentId> documents, String system) {
        Map<DocumentId, Set<String>> asked = new HashMap<>();
        jdbc.sql(
                        "select distinct on_document, on_part from wait where on_document = any(?) and on_system = ? and on_part <> ''")
                .param(documents.stream().map(DocumentId::value).toArray(String[]::new))
                .param(system)
                .query(row -> {
                    asked.computeIfAbsent(new DocumentId(row.getString(1)), id -> new TreeSet<>())
                            .add(row.getString(2));
                });
        return asked;
    }

    /**
     * The first of the documents waited for that is in the hub but has no duty to be brought to that system: no route takes
     * it there, or its mapping says that it is not needed.
     */
    Optional<DocumentId> notMeantToCome(Claim claim) {
        return jdbc.sql("""
                        select w.on_document from wait w join document d on d.id = w.on_document and d.version > 0
                        where w.document = ? and w.system = ? and not w.waived and not exists (
                            select 1 from delivery where document = w.on_document and system = w.on_system)
                        order by w.on_document limit 1
                        """)
                .params(claim.document().value(), claim.system())
                .query(String.class)
                .optional()
                .map(DocumentId::new);
    }

    /**
     * Makes due what waits for what is there now of this document, or went without it, and forgets what this delivery itself
     * waited for.
     *
     * @param leftOut what it has gone without
     */
    void release(DocumentId document, String system, Set<Part> leftOut) {
        jdbc.sql("""
                        delete from wait where document = ? and system = ?
                          and not exists (
                            select 1 from unnest(?::text[], ?::text[]) as left_out (document, part)
                            where left_out.document = on_document and left_out.part = on_part)
                        """)
                .params(document.value(), system)
                .param(leftOut.stream().map(part -> part.document().value()).toArray(String[]::new))
                .param(leftOut.stream().map(Part::part).toArray(String[]::new))
                .update();
        jdbc.sql("""
                        with there as (
                            select part from reference where document = ? and system = ? and is_primary
                        ), released as (
                            delete from wait w using delivery waiting
                            where w.on_document = ? and w.on_system = ? and not w.waived
                              and waiting.document = w.document and waiting.system = w.system
                              and (waiting.state = 'parked' or w.on_part in (select part from there))
                            returning w.document, w.system
                        ), incomplete as (
                            select w.document, w.system from wait w
                            where w.on_document = ? and w.on_system = ? and w.waived
                              and w.on_part in (select part from there)
                        )
                        update delivery d set state = 'pending' from (table released union table incomplete) r
                        where d.document = r.document and d.system = r.system
                          and d.state in ('waiting', 'parked', 'delivered')
                        returning d.document
                        """)
                .params(document.value(), system)
                .params(document.value(), system)
                .params(document.value(), system)
                .query(String.class)
                .list()
                .forEach(waiting -> queue.makeDueAtOnce(new DocumentId(waiting), system));
    }
}

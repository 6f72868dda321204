package io.revhub.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cross-reference table, and the business keys. Writing methods expect a transaction of the caller's. */
public final class References {

    private final JdbcClient jdbc;
    private final Merges merges;

    References(JdbcClient jdbc, Merges merges) {
        this.jdbc = jdbc;
        this.merges = merges;
    }

    /** What a record is a reference of; empty if the hub does not know the record. */
    public Optional<Part> find(Reference record) {
        return Optional.ofNullable(find(List.of(record)).get(record));
    }

    /** What these records are references of, for those that the hub knows. */
    public Map<Reference, Part> find(Collection<Reference> records) {
        Map<Reference, Part> found = new HashMap<>();
        jdbc.sql("""
                        select r.system, r.record_type, r.record_id, r.document, r.part
                        from unnest(?::text[], ?::text[], ?::text[]) as asked (system, record_type, record_id)
                        join reference r using (system, record_type, record_id)
                        """)
                .param(records.stream().map(Reference::system).toArray(String[]::new))
                .param(records.stream().map(Reference::recordType).toArray(String[]::new))
                .param(records.stream().map(Reference::recordId).toArray(String[]::new))
                .query((ResultSet row) -> {
                    found.put(record(row), part(row));
                });
        return found;
    }

    /** As {@link #find(Collection)}, for who is going to refer to it: of a merged document the one that it was merged into. */
    public Map<Reference, Part> referable(Collection<Reference> records) {
        return referable(records, Set::of);
    }

    /** The same. @param kept those that are referred to although they are merged; asked for only if one of the records' is */
    public Map<Reference, Part> referable(Collection<Reference> records, Supplier<Set<DocumentId>> kept) {
        if (records.isEmpty()) {
            return Map.of();
        }
        Map<Reference, Part> found = new HashMap<>();
        List<DocumentId> merged = new ArrayList<>();
        jdbc.sql("""
                        select r.system, r.record_type, r.record_id, r.document, r.part, d.merged_into
                        from unnest(?::text[], ?::text[], ?::text[]) as asked (system, record_type, record_id)
                        join reference r using (system, record_type, record_id) join document d on d.id = r.document
                        """)
                .param(records.stream().map(Reference::system).toArray(String[]::new))
                .param(records.stream().map(Reference::recordType).toArray(String[]::new))
                .param(records.stream().map(Reference::recordId).toArray(String[]::new))
                .query((ResultSet row) -> {
                    Part part = part(row);
                    found.put(record(row), part);
                    if (row.getString("merged_into") != null) {
                        merged.add(part.document());
                    }
                });
        if (!merged.isEmpty()) {
            merged.removeAll(kept.get());
            Map<DocumentId, DocumentId> survivors = merges.survivors(merged);
            found.replaceAll(
                    (record, part) -> new Part(survivors.getOrDefault(part.document(), part.document()), part.part()));
        }
        return found;
    }

    /** The primary records of these parts in a system, for those that have one. */
    public Map<Part, Reference> in(String system, Collection<Part> parts) {
        Map<Part, Reference> found = new HashMap<>();
        jdbc.sql("""
                        select r.system, r.record_type, r.record_id, r.document, r.part
                        from unnest(?::text[], ?::text[]) as asked (document, part)
                        join reference r using (document, part)
                        where r.system = ? and r.is_primary
                        """)
                .param(parts.stream().map(p -> p.document().value()).toArray(String[]::new))
                .param(parts.stream().map(Part::part).toArray(String[]::new))
                .param(system)
                .query((ResultSet row) -> {
                    found.put(part(row), record(row));
                });
        return found;
    }

    /**
     * Forgets the records of a document in a system, parts included: they are not there any more. The next delivery looks for
     * the document by the hub's key, and creates it if it finds none.
     */
    public void forget(DocumentId document, String system) {
        jdbc.sql("delete from reference where document = ? and system = ?")
                .params(document.value(), system)
                .update();
    }

    /** All primary records of a document, parts included, in the order in which they came. */
    public List<PartReference> of(DocumentId document) {
        return jdbc.sql("""
                        select system, record_type, record_id, document, part from reference
                        where document = ? and is_primary order by created_at, system, part
                        """)
                .param(document.value())
                .query((row, i) -> new PartReference(row.getString("part"), record(row)))
                .list();
    }

    /**
     * Stores that a record is a part of a document; a repeat changes nothing.
     *
     * @throws ReferenceConflict if the record belongs to another document or part, or the part has another record there
     */
    public void add(DocumentId document, PartReference reference, Instant now) {
        Reference record = reference.record();
        jdbc.sql("""
                        insert into reference (system, record_type, record_id, document, part, created_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(record.system(), record.recordType(), record.recordId(), document.value(), reference.part())
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        Part part = new Part(document, reference.part());
        Optional<Part> stored = find(record);
        if (!stored.equals(Optional.of(part))) {
            throw new ReferenceConflict(record, part, stored);
        }
    }

    /** The document that has this business key. */
    public Optional<DocumentId> byKey(String type, BusinessKey key) {
        return jdbc.sql("select document from document_key where type = ? and namespace = ? and value = ?")
                .params(type, key.namespace(), key.normalised())
                .query(String.class)
                .optional()
                .map(DocumentId::new);
    }

    /** Those of these keys, as they are compared, that documents of a type have. */
    public Set<BusinessKey> taken(String type, Collection<BusinessKey> keys) {
        return new HashSet<>(jdbc.sql("""
                        select k.namespace, k.value from unnest(?::text[], ?::text[]) as asked (namespace, value)
                        join document_key k on k.type = ? and (k.namespace, k.value) = (asked.namespace, asked.value)
                        """)
                .param(keys.stream().map(BusinessKey::namespace).toArray(String[]::new))
                .param(keys.stream().map(BusinessKey::normalised).toArray(String[]::new))
                .param(type)
                .query((row, i) -> new BusinessKey(row.getString(1), row.getString(2)))
                .list());
    }

    /** Makes these the business keys of a document; a key that another document has stays there. */
    public void setKeys(DocumentId document, String type, Collection<BusinessKey> keys) {
        jdbc.sql("delete from document_key where document = ?")
                .param(document.value())
                .update();
        for (BusinessKey key : keys) {
            jdbc.sql("""
                            insert into document_key (type, namespace, value, document) values (?, ?, ?, ?)
                            on conflict do nothing
                            """)
                    .params(type, key.namespace(), key.normalised(), document.value())
                    .update();
        }
    }

    private static Reference record(ResultSet row) throws SQLException {
        return new Reference(row.getString("system"), row.getString("record_type"), row.getString("record_id"));
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(new DocumentId(row.getString("document")), row.getString("part"));
    }
}

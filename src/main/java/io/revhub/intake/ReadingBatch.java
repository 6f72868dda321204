package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.revhub.document.Reference;
import io.revhub.mapping.Mappable;
import io.revhub.mapping.Mapping;
import io.revhub.mapping.MappingFailed;
import io.revhub.mapping.UnusableFile;
import io.revhub.rules.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records that a from-route carries through its steps: the body of its exchanges. Used by one thread. */
public final class ReadingBatch implements Mappable {

    private final JoinedRecords joined;
    private final Taking taking;
    private final List<Observed> members;

    /** What becomes of the members at the end of the route. */
    interface Taking {
        void take(String type, List<Observed> members);
    }

    ReadingBatch(JoinedRecords joined, Taking taking, List<Observed> members) {
        this.joined = joined;
        this.taking = taking;
        this.members = members;
    }

    /** Reads all records but those for which a person gave what is to be taken in. @throws ReadFailed if the system could not be asked */
    void read(Reader reader) {
        List<String> ids = members.stream()
                .map(Observed::reading)
                .filter(r -> r.instead() == null)
                .map(Reading::recordId)
                .toList();
        Map<String, JsonNode> answers = ids.isEmpty() ? Map.of() : reader.read(ids);
        members.forEach(m -> m.read(
                m.reading().instead() != null
                        ? m.reading().instead()
                        : answers.get(m.reading().recordId())));
    }

    @Override
    public void map(Mapping mapping, String with) {
        members.stream().filter(m -> m.raw() != null).forEach(m -> map(m, mapping, with));
    }

    private void map(Observed member, Mapping mapping, String with) {
        try {
            Set<Reference> unknown = new HashSet<>();
            JsonNode found = joined.with(member.reading().system(), member.raw(), with, unknown);
            member.mappedWithout(unknown);
            JsonNode envelope = mapping.apply(member.raw(), Map.of("with", found));
            member.mapped(envelope == null ? JsonNodeFactory.instance.nullNode() : envelope);
        } catch (MappingFailed e) {
            member.refuse(Refusal.unmapped(
                    member.named() + " cannot be read as one of our documents", e.getMessage(), e.codeList()));
        } catch (UnusableFile e) {
            member.refuse(e);
        }
    }

    @Override
    public void cannotBeMapped(UnusableFile because) {
        members.stream().filter(m -> m.raw() != null).forEach(m -> m.refuse(because));
    }

    /** Takes all members in as documents of a type. */
    void take(String type) {
        taking.take(type, members);
    }

    List<Observed> members() {
        return members;
    }
}

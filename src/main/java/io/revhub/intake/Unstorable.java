package io.revhub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.revhub.journal.PlainText;
import io.revhub.rules.Refusal;
import java.util.Map;
import java.util.Optional;

/** Finds what is in a record that no document can hold, before it comes near the database. */
final class Unstorable {

    private Unstorable() {}

    /** Why a record cannot be taken in; empty: it can. */
    static Optional<Refusal> in(JsonNode record, String recordType, String recordId) {
        return field("", record)
                .map(field -> new Refusal(
                        "not-text",
                        "The " + recordType + " " + recordId + " has something in its field " + field
                                + " that is no text (U+0000, or half a character).",
                        "Enter the field anew in the system that the record comes from.",
                        null));
    }

    private static Optional<String> field(String path, JsonNode value) {
        if (value.isTextual()) {
            return PlainText.isPlain(value.textValue()) ? Optional.empty() : Optional.of(PlainText.of(path));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(member -> inMember(path, member))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        for (int i = 0; i < value.size(); i++) {
            Optional<String> found = field(path + "[" + i + "]", value.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inMember(String path, Map.Entry<String, JsonNode> member) {
        String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
        return PlainText.isPlain(member.getKey()) ? field(name, member.getValue()) : Optional.of(PlainText.of(name));
    }
}

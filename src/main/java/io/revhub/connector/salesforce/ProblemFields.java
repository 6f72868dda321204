package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Reference;
import io.revhub.problem.ProblemSink;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows problems in a text field of the records, and where an object has no such field, as a task of the record. */
final class ProblemFields implements ProblemSink {

    private static final Set<String> GONE =
            Set.of("ENTITY_IS_DELETED", "INVALID_CROSS_REFERENCE_KEY", "NOT_FOUND", "MALFORMED_ID");

    private final String system;
    private final Locale language;
    private final String field;
    private final SalesforceCalls crm;
    private final ProblemTasks tasks;

    /** @param field of every object that has it, a text written by nobody else */
    ProblemFields(String system, Locale language, String field, SalesforceCalls crm) {
        this.system = system;
        this.language = language;
        this.field = field;
        this.crm = crm;
        this.tasks = new ProblemTasks(crm);
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public Locale language() {
        return language;
    }

    @Override
    public Map<Reference, String> show(Map<Reference, String> problems) {
        Map<Reference, String> failed = new HashMap<>();
        Map<String, List<Reference>> byObject =
                problems.keySet().stream().collect(Collectors.groupingBy(Reference::recordType));
        byObject.forEach((object, records) -> {
            try {
                OptionalInt length = crm.textLength(object, field);
                failed.putAll(
                        length.isPresent()
                                ? write(records, problems, length.getAsInt())
                                : tasks.show(object, records, problems));
            } catch (CallFailed e) {
                records.forEach(record -> failed.put(record, e.getMessage()));
            }
        });
        return failed;
    }

    private Map<Reference, String> write(List<Reference> records, Map<Reference, String> problems, int length) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("allOrNone", false);
        for (Reference record : records) {
            ObjectNode entry = body.withArray("records").addObject();
            entry.putObject("attributes").put("type", record.recordType());
            String text = cut(problems.get(record), length);
            entry.put("id", record.recordId()).put(field, text.isEmpty() ? null : text);
        }
        return failures(records, crm.patch("/composite/sobjects", body));
    }

    /** What a collection's answer says of records that were not changed. */
    static Map<Reference, String> failures(List<Reference> records, JsonNode answers) {
        Map<Reference, String> failed = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            JsonNode answer = answers.path(i);
            if (!answer.path("success").asBoolean()) {
                CrmError error = CrmError.ofRecord(answer);
                if (!GONE.contains(error.code())) {
                    failed.put(records.get(i), error.said());
                }
            }
        }
        return failed;
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 3) + "...";
    }

    /** The configured ones. @param options of one system @return null: it shows none */
    static ProblemFields of(String system, Map<String, String> options, Supplier<SalesforceCalls> crm) {
        String field = options.getOrDefault("problem-field", "");
        return field.isBlank()
                ? null
                : new ProblemFields(
                        system, Locale.forLanguageTag(options.getOrDefault("language", "en")), field, crm.get());
    }
}

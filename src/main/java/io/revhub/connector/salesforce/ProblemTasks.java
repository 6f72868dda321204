package io.revhub.connector.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.revhub.document.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One open task of a record tells its problem; it is completed when there is none any more. */
record ProblemTasks(SalesforceCalls crm) {

    private static final String SUBJECT = "RevHub";
    /** The most that a task's comments hold. */
    private static final int LONGEST = 32_000;

    private static final Set<String> PEOPLE = Set.of("Lead", "Contact");

    /** @return what did not work, by record */
    Map<Reference, String> show(String object, List<Reference> records, Map<Reference, String> problems) {
        String relation = PEOPLE.contains(object) ? "WhoId" : "WhatId";
        Map<String, String> open = open(relation, records);
        List<Reference> changed = new ArrayList<>();
        List<Reference> made = new ArrayList<>();
        ObjectNode changes = collection();
        ObjectNode creates = collection();
        for (Reference record : records) {
            String text = ProblemFields.cut(problems.get(record), LONGEST);
            String task = open.get(record.recordId());
            if (task != null) {
                changed.add(record);
                tell(task(changes).put("id", task), text);
            } else if (!text.isEmpty()) {
                made.add(record);
                tell(task(creates).put(relation, record.recordId()).put("Subject", SUBJECT), text);
            }
        }
        Map<Reference, String> failed = new HashMap<>();
        if (!changed.isEmpty()) {
            failed.putAll(ProblemFields.failures(changed, crm.patch("/composite/sobjects", changes)));
        }
        if (!made.isEmpty()) {
            failed.putAll(ProblemFields.failures(made, crm.post("/composite/sobjects", creates)));
        }
        return failed;
    }

    private static void tell(ObjectNode task, String text) {
        if (text.isEmpty()) {
            task.put("Status", "Completed");
        } else {
            task.put("Description", text).put("Priority", "High");
        }
    }

    /** The open task by the record's id; whoever made it, only one with this subject is ours. */
    private Map<String, String> open(String relation, List<Reference> records) {
        Map<String, String> open = new HashMap<>();
        String ids = Soql.list(records.stream().map(Reference::recordId).toList());
        crm.query("SELECT Id, " + relation + " FROM Task WHERE Subject = '" + SUBJECT + "' AND IsClosed = false AND "
                        + relation + " IN " + ids)
                .forEach(task ->
                        open.put(task.path(relation).asText(), task.path("Id").asText()));
        return open;
    }

    private static ObjectNode collection() {
        return JsonNodeFactory.instance.objectNode().put("allOrNone", false);
    }

    private static ObjectNode task(ObjectNode collection) {
        ObjectNode task = collection.withArray("records").addObject();
        task.putObject("attributes").put("type", "Task");
        return task;
    }
}

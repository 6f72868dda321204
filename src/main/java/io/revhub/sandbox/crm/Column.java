package io.revhub.sandbox.crm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.revhub.sandbox.crm.soql.DateFunction;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A field as a query names it: references to go up by, then the field there, or what is asked of its date.
 *
 * @param field of a way up to one of several objects: as the first of them has it
 * @param stored the field that the record has
 */
record Column(List<Field> up, Field field, Field stored, Optional<DateFunction> function) {

    Column(List<Field> up, Field field) {
        this(up, field, field, Optional.empty());
    }

    /** The record itself has the value. */
    boolean own() {
        return up.isEmpty() && function.isEmpty();
    }

    /** What is asked of a date. */
    Column by(DateFunction asked) {
        Field answer = Field.computed(asked.name(), asked.isDay() ? FieldType.DATE : FieldType.INT);
        return new Column(up, answer, stored, Optional.of(asked));
    }

    /** The value in the record that the way leads to; null if it is empty. */
    JsonNode value(Row row) {
        JsonNode value = row.body().get(stored.name());
        return value == null
                ? null
                : function.map(asked -> said(asked, value.textValue())).orElse(value);
    }

    private JsonNode said(DateFunction asked, String text) {
        if (stored.type() == FieldType.DATE) {
            return IntNode.valueOf(asked.of(LocalDate.parse(text)));
        }
        Object said = asked.of(LocalDateTime.parse(text.substring(0, text.length() - OFFSET.length())));
        return said instanceof Integer number ? IntNode.valueOf(number) : TextNode.valueOf(said.toString());
    }

    private static final String OFFSET = "+0000";
}

package io.revhub.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The ids by which systems name their records in what they post: letters, digits, and - _ . : between them. */
public final class RecordId {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,98}[A-Za-z0-9])?");

    private RecordId() {}

    /**
     * The id, which can be asked for in an address as it is.
     *
     * @throws IllegalArgumentException if no record has such an id: the post is refused, as a hint at what cannot be read
     *     would be tried again and again
     */
    public static String of(JsonNode id) {
        if (!id.isTextual() || !FORM.matcher(id.textValue()).matches()) {
            throw new IllegalArgumentException("This is no id of a record");
        }
        return id.textValue();
    }
}

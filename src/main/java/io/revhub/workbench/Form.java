package io.revhub.workbench;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one side makes of something.
 *
 * @param body null: nothing
 * @param refusal why it would be parked, in words; null: it would not
 */
record Form(JsonNode body, String refusal) {

    static final Form NOTHING = new Form(null, null);

    static Form refused(String reason) {
        return new Form(null, reason);
    }
}

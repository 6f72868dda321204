package io.revhub.reconcile;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One comparison of the systems with the hub.
 *
 * @param scope changed or whole
 * @param ended null while it runs
 * @param compared how many records were compared, and deals
 * @param onTheWay how many were not, because something of theirs is under way
 * @param different how many records and deals differ in anything
 * @param difference the money of the differences, by currency
 * @param lookedAt how many records were read, by system
 * @param incomplete what could not be compared to the end, and why; empty: nothing
 * @param notComparable what is brought to a system and read back by nobody: "product in erp"
 */
public record Run(
        long id,
        String scope,
        String askedBy,
        Instant began,
        Instant ended,
        long compared,
        long onTheWay,
        long different,

        @JsonSerialize(contentUsing = ToStringSerializer.class)
        Map<String, BigDecimal> difference,

        Map<String, Long> lookedAt,
        List<String> incomplete,
        List<String> notComparable) {

    static final String CHANGED = "changed";
    static final String WHOLE = "whole";
}

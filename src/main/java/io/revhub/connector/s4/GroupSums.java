package io.revhub.connector.s4;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sum for each of {@value #GROUPS} groups of records that have no stamp of their own: what is told of a record is added to
 * its group's, and of a group whose sum is another than before all have maybe changed. So a position stays small.
 */
final class GroupSums {

    private static final int GROUPS = 512;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Integer> groups = new HashMap<>();
    private final long[] sums = new long[GROUPS];

    /** Adds what is told of a record; the order in which it is told does not matter. */
    void add(String id, String told) {
        int group = Math.floorMod(id.hashCode(), GROUPS);
        groups.put(id, group);
        sums[group] += told.chars().asLongStream().reduce(1125899906842597L, (hash, next) -> 31 * hash + next);
    }

    /** Sorted; all, if there was no position before. @throws IllegalArgumentException if it is none */
    List<String> maybeChangedSince(Optional<String> position) {
        long[] before = position.map(GroupSums::parsed).orElse(new long[0]);
        return groups.entrySet().stream()
                .filter(record -> before.length != GROUPS || before[record.getValue()] != sums[record.getValue()])
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    String position() {
        ArrayNode array = JSON.createArrayNode();
        Arrays.stream(sums).forEach(array::add);
        return array.toString();
    }

    private static long[] parsed(String position) {
        try {
            return JSON.readValue(position, long[].class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a position: " + position, e);
        }
    }
}

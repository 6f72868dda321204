package io.revhub.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Which fields a mapping reads and writes, told from its text alone. Places are written {@code lines[].net}; those of a
 * variable begin with its name, {@code $with.order.number}, those of a code list with {@code config/}.
 *
 * @param reads the places of the input, each with the line in which it is first read
 * @param writes the places of the output, each with the places that it is made of; conditions do not count
 * @param sometimes the objects of the output whose fields depend on the input, with those fields
 */
public record Coverage(
        SortedMap<String, Integer> reads,
        SortedMap<String, Set<String>> writes,
        Map<String, Set<String>> sometimes,
        List<String> codeLists) {}

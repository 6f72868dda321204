package io.revhub.desk;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is parked for the same reason: code, system and type.
 *
 * @param sums the money at stake by currency
 * @param items the longest parked first
 */
public record ParkedGroup(
        String code,
        String system,
        String type,

        @JsonSerialize(contentUsing = ToStringSerializer.class)
        Map<String, BigDecimal> sums,

        List<ParkedView> items) {

    private record Key(String code, String system, String type) {}

    /** The biggest groups first. */
    static List<ParkedGroup> of(List<ParkedView> items) {
        Map<Key, List<ParkedView>> groups = new LinkedHashMap<>();
        items.forEach(
                item -> groups.computeIfAbsent(new Key(item.code(), item.system(), item.type()), k -> new ArrayList<>())
                        .add(item));
        return groups.entrySet().stream()
                .map(e -> new ParkedGroup(
                        e.getKey().code(), e.getKey().system(), e.getKey().type(), sums(e.getValue()), e.getValue()))
                .sorted(Comparator.comparingInt((ParkedGroup g) -> -g.items().size()))
                .toList();
    }

    static Map<String, BigDecimal> sums(List<ParkedView> items) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        items.stream()
                .filter(i -> i.amount() != null && i.currency() != null)
                .forEach(i -> sums.merge(i.currency(), i.amount(), BigDecimal::add));
        return sums;
    }

    public ParkedView first() {
        return items.get(0);
    }

    /** How many there are. */
    public int size() {
        return items.size();
    }

    /** Whether all were refused with the same words. */
    public boolean alike() {
        return items.stream().map(ParkedView::reason).distinct().count() == 1;
    }
}

package io.revhub.sandbox.crm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Very many ids of one object's records, eight bytes each. */
final class IdList {

    private final String prefix;
    private long[] numbers = new long[256];
    private int size;

    IdList(ObjectType type) {
        this.prefix = type.prefix();
    }

    void add(String id) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = Ids.number(id);
    }

    int size() {
        return size;
    }

    List<String> range(int from, int to) {
        return LongStream.of(Arrays.copyOfRange(numbers, from, to))
                .mapToObj(number -> Ids.of(prefix, number))
                .toList();
    }
}

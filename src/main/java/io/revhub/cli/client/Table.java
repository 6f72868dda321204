package io.revhub.cli.client;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of text in columns that are as wide as they need to be. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    public Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The lines, each beginning with two spaces and ending without one. */
    public List<String> lines() {
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i ->
                                row.get(i) + " ".repeat(width(i) - row.get(i).length()))
                        .collect(Collectors.joining("  ", "  ", ""))
                        .stripTrailing())
                .toList();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}

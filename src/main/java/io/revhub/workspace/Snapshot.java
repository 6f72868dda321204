package io.revhub.workspace;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** All files as they were at one look. */
final class Snapshot {

    private static final int REVISION_LENGTH = 12;

    private final NavigableMap<String, WorkspaceFile> byPath;
    private final String revision;

    Snapshot(List<WorkspaceFile> files) {
        NavigableMap<String, WorkspaceFile> sorted = new TreeMap<>();
        files.forEach(f -> sorted.put(f.path(), f));
        byPath = Collections.unmodifiableNavigableMap(sorted);
        revision = revisionOf(sorted);
    }

    Optional<WorkspaceFile> file(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    List<WorkspaceFile> files(String folder, String suffix) {
        String start = folder + "/";
        return byPath.tailMap(start, true).values().stream()
                .takeWhile(f -> f.path().startsWith(start))
                .filter(f -> f.path().endsWith(suffix))
                .toList();
    }

    /** This one with a file added or replaced. */
    Snapshot with(WorkspaceFile file) {
        NavigableMap<String, WorkspaceFile> files = new TreeMap<>(byPath);
        files.put(file.path(), file);
        return new Snapshot(List.copyOf(files.values()));
    }

    String revision() {
        return revision;
    }

    private static String revisionOf(NavigableMap<String, WorkspaceFile> sorted) {
        StringBuilder all = new StringBuilder();
        sorted.values()
                .forEach(
                        f -> all.append(f.path()).append('\n').append(f.stamp()).append('\n'));
        return HexFormat.of().formatHex(Digest.of(all.toString())).substring(0, REVISION_LENGTH);
    }
}

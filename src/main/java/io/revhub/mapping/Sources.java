package io.revhub.mapping;

import io.revhub.workspace.Workspace;
import io.revhub.workspace.WorkspaceFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Files of the workspace that something is made of, remembered as they were when they were read. */
final class Sources {

    private static final long ABSENT = 0;

    private final Workspace workspace;
    private final Map<String, Long> stamps = new LinkedHashMap<>();

    Sources(Workspace workspace) {
        this.workspace = workspace;
    }

    Optional<String> text(String path) {
        Optional<WorkspaceFile> file = workspace.file(path);
        stamps.put(path, file.map(WorkspaceFile::stamp).orElse(ABSENT));
        return file.map(WorkspaceFile::text);
    }

    /** @throws NoSuchMapping if there is no such file */
    String required(String path) {
        return text(path).orElseThrow(() -> new NoSuchMapping(path));
    }

    boolean unchanged() {
        for (Map.Entry<String, Long> seen : stamps.entrySet()) {
            long now = workspace.file(seen.getKey()).map(WorkspaceFile::stamp).orElse(ABSENT);
            if (now != seen.getValue()) {
                return false;
            }
        }
        return true;
    }
}

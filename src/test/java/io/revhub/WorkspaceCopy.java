package io.revhub;

import io.revhub.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What engineers edit, in a folder of its own, for a test that edits it. */
public final class WorkspaceCopy {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath();

    private WorkspaceCopy() {}

    public static void to(Path folder) throws IOException {
        for (String name : Workspace.FOLDERS) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(REPOSITORY.relativize(file)));
                }
            }
        }
    }
}

package io.revhub.cli.crash;

import io.revhub.cli.client.OwnProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a program that is started hundreds of times start in half the time: the packaged jar is unpacked, and the Java machine
 * keeps the classes of the first start in an archive. A hub that lives for seconds is not worth the second compiler either.
 *
 * @param program null: from the class path, as this process
 * @param archive null: none
 */
record QuickStart(Path program, Path archive) {

    private static final List<String> ALWAYS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx768m", "-Xshare:auto");

    static QuickStart of(Path folder) throws InterruptedException {
        Optional<Path> jar = OwnProcess.jar();
        if (jar.isEmpty()) {
            return new QuickStart(null, null);
        }
        if (Files.isDirectory(jar.get().resolveSibling("lib"))) {
            return new QuickStart(jar.get(), jar.get().resolveSibling("classes.jsa"));
        }
        try {
            Files.createDirectories(folder.getParent());
            int status = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElse("java"),
                            "-Djarmode=tools",
                            "-jar",
                            jar.get().toString(),
                            "extract",
                            "--destination",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolveSibling("extract.log").toFile())
                    .start()
                    .waitFor();
            Path unpacked = folder.resolve(jar.get().getFileName());
            return status == 0 && Files.exists(unpacked)
                    ? new QuickStart(unpacked, folder.resolve("classes.jsa"))
                    : new QuickStart(null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isToLearn() {
        return archive != null && !Files.exists(archive);
    }

    /** For the start that fills the archive. */
    List<String> toLearn() {
        List<String> options = new ArrayList<>(ALWAYS);
        options.add("-XX:ArchiveClassesAtExit=" + archive);
        return options;
    }

    List<String> options() {
        List<String> options = new ArrayList<>(ALWAYS);
        if (archive != null && Files.exists(archive)) {
            options.add("-XX:SharedArchiveFile=" + archive);
        }
        return options;
    }
}

package io.revhub.connector.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partner's folder: {@code in} is where files are dropped, {@code taken} holds the one that is being worked on, {@code
 * processed} those that are done, {@code out} what the partner is told. A file is complete when it has not changed for a
 * moment, and has not the name of one that is being written. Moves are atomic: of several hubs, one gets a file.
 */
final class DropFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final Duration STILL = Duration.ofSeconds(2);

    private final Path folder;
    private final long largest;
    private final Clock realTime;

    /** @param largest bytes of a file that are read */
    DropFolder(Path folder, long largest, Clock realTime) {
        this.folder = folder;
        this.largest = largest;
        this.realTime = realTime;
        try {
            for (String name : List.of("in", "taken", "processed", "out")) {
                Files.createDirectories(folder.resolve(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes complete files out of {@code in}; gives them with those that a crash has left, oldest name first. */
    List<Path> take() {
        try (Stream<Path> dropped = Files.list(folder.resolve("in"))) {
            for (Path file : dropped.filter(this::complete).sorted().toList()) {
                move(file, folder.resolve("taken"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Stream<Path> taken = Files.list(folder.resolve("taken"))) {
            return taken.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty: it is too large to be read. */
    Optional<byte[]> content(Path file) {
        try {
            return Files.size(file) > largest ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String name, String text) {
        try {
            Path whole = folder.resolve("out").resolve(name);
            Path part = folder.resolve("out").resolve("." + name + ".part");
            Files.write(part, text.getBytes(StandardCharsets.UTF_8));
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void done(Path file) {
        try {
            move(file, folder.resolve("processed"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean complete(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.startsWith(".") || !name.matches(".*\\.(csv|json)")) {
            return false;
        }
        try {
            Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), realTime.instant());
            return Files.isRegularFile(file) && age.compareTo(STILL) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** A name that is there already gets a number: nothing is overwritten. */
    private static void move(Path file, Path into) throws IOException {
        Path target = into.resolve(file.getFileName());
        for (int n = 2; Files.exists(target); n++) {
            target = into.resolve(file.getFileName().toString().replaceFirst("(-\\d+)?(\\.[^.]*)$", "-" + n + "$2"));
        }
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The partner's folders must be in one file system", e);
        } catch (NoSuchFileException e) {
            LOG.debug("Another hub was faster with {}", file);
        }
    }
}

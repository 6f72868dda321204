package io.revhub.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that engineers edit, as they are now. All calls are cheap: the folders are read again at most once in a while,
 * and what is answered in between is one consistent look at them.
 */
public final class Workspace {

    /** The folders, by name. */
    public static final List<String> FOLDERS = List.of("routes", "mappings", "kamelets", "config");

    private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);

    private final Path root;
    private final long freshNanos;
    private final BuiltIn builtIn = new BuiltIn();
    private final Map<String, List<WorkspaceFile>> builtInFiles = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot;
    private volatile long readAt;

    /**
     * @param root the working directory
     * @param fresh how long what was read is good for; zero: every call looks again
     */
    public Workspace(Path root, Duration fresh) {
        this.root = root;
        this.freshNanos = fresh.toNanos();
        read();
    }

    private Workspace(Snapshot fixed) {
        this.root = null;
        this.freshNanos = Long.MAX_VALUE;
        this.snapshot = fixed;
        this.readAt = System.nanoTime();
    }

    /** A workspace of these files alone, which never changes. @param texts by path */
    public static Workspace of(Map<String, String> texts) {
        return new Workspace(new Snapshot(texts.entrySet().stream()
                .map(file -> new WorkspaceFile(file.getKey(), file.getValue()))
                .toList()));
    }

    /** This workspace as it is now, with one file as it would be; never changes. */
    public Workspace with(String path, String text) {
        return new Workspace(now().with(new WorkspaceFile(path, text)));
    }

    /** @param path with its folder: mappings/order/to-erp.jslt */
    public Optional<WorkspaceFile> file(String path) {
        return now().file(path);
    }

    /**
     * The files below a folder, sorted by path.
     *
     * @param folder routes, or mappings/order
     * @param suffix .jslt; {@code ""} for all
     */
    public List<WorkspaceFile> files(String folder, String suffix) {
        return now().files(folder, suffix);
    }

    /** One short hash over all files: any change of any of them changes it, undoing the change brings it back. */
    public String revision() {
        return now().revision();
    }

    /**
     * Writes a new file, whole or not at all.
     *
     * @param path with its folder
     * @throws IllegalArgumentException if it leads out of the folder
     * @throws IllegalStateException if the folder is the built-in copy
     */
    public void write(String path, String text) {
        Path folder = root == null ? null : root.resolve(path.substring(0, path.indexOf('/')));
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalStateException("This workspace cannot be written: there is no folder for " + path);
        }
        Path file = root.resolve(path).normalize();
        if (!FOLDERS.contains(folder.getFileName().toString()) || !file.startsWith(folder)) {
            throw new IllegalArgumentException("Not a file of the workspace: " + path);
        }
        try {
            Files.createDirectories(file.getParent());
            Path half = Files.createTempFile(file.getParent(), ".", ".tmp");
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written", e);
        }
        readAgain();
    }

    private Snapshot now() {
        // the JVM's own clock: the hub's Clock may stand still or leap, in tests and in the sandbox
        boolean stale = System.nanoTime() - readAt >= freshNanos;
        if (stale && (freshNanos == 0 || !reading.isLocked())) {
            readAgain();
        }
        return snapshot;
    }

    private void readAgain() {
        try {
            read();
        } catch (UncheckedIOException e) {
            LOG.warn("The workspace cannot be read now, what was read before stays in use: {}", e.getMessage());
        }
    }

    private void read() {
        reading.lock();
        try {
            snapshot = new Snapshot(FOLDERS.stream().flatMap(this::files).toList());
            readAt = System.nanoTime();
        } finally {
            reading.unlock();
        }
    }

    private Stream<WorkspaceFile> files(String folder) {
        return Files.isDirectory(root.resolve(folder))
                ? edited(root.resolve(folder)).stream()
                : builtInFiles.computeIfAbsent(folder, builtIn::files).stream();
    }

    private List<WorkspaceFile> edited(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(p -> !p.getFileName().toString().startsWith("."))
                    .flatMap(p -> edited(p, folder.getParent()).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    private Optional<WorkspaceFile> edited(Path file, Path above) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            String path = above.relativize(file).toString().replace('\\', '/');
            return Optional.of(new WorkspaceFile(path, text));
        } catch (NoSuchFileException e) {
            // deleted or renamed since the folder was listed
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
        }
    }
}

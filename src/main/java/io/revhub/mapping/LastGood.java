package io.revhub.mapping;

import io.revhub.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is made of files: made once, made anew when one of its files changes. If that fails, or if the file is gone, the last
 * good one stays in use, so that a file half saved, or moved aside while an editor saves, disturbs nobody.
 */
final class LastGood<T> {

    /** Makes a thing of what it reads from the sources. */
    interface Maker<T> {

        /**
         * @throws MappingBroken if the files are not good
         * @throws NoSuchMapping if there are none
         */
        T make(String name, Sources sources);
    }

    private record Attempt<T>(Sources sources, T good, RuntimeException problem) {}

    private final Workspace workspace;
    private final Maker<T> maker;
    private final Map<String, Attempt<T>> attempts = new ConcurrentHashMap<>();

    LastGood(Workspace workspace, Maker<T> maker) {
        this.workspace = workspace;
        this.maker = maker;
    }

    /**
     * @throws MappingBroken if there never was a good one
     * @throws NoSuchMapping if there never was one at all
     */
    T get(String name) {
        Attempt<T> attempt = attempt(name);
        if (attempt.good == null) {
            throw attempt.problem;
        }
        return attempt.good;
    }

    /** What is wrong with the files as they are now, if something is. */
    Optional<MappingBroken> problem(String name) {
        RuntimeException problem = attempt(name).problem;
        return problem instanceof MappingBroken broken ? Optional.of(broken) : Optional.empty();
    }

    private Attempt<T> attempt(String name) {
        Attempt<T> last = attempts.get(name);
        return last != null && last.sources.unchanged() ? last : attempts.compute(name, this::again);
    }

    private Attempt<T> again(String name, Attempt<T> last) {
        if (last != null && last.sources.unchanged()) {
            return last;
        }
        Sources sources = new Sources(workspace);
        try {
            return new Attempt<>(sources, maker.make(name, sources), null);
        } catch (UnusableFile e) {
            return new Attempt<>(sources, last == null ? null : last.good, e);
        }
    }
}

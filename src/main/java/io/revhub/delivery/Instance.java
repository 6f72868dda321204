package io.revhub.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Which hub this is: an id that lives in its data folder, which only one process can run on at a time. Leases name it, so
 * that a hub that was killed takes up at its next start what it had in flight, and need not wait for its leases to run out.
 *
 * @param id never the id of another hub
 */
public record Instance(String id) {

    /** The hub of a data folder; a new one if the folder has none yet. */
    public static Instance of(Path data) {
        try {
            Path file = data.resolve("instance");
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return new Instance(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A lease of this hub's that nobody else has. */
    public String newLease() {
        return id + "/" + UUID.randomUUID();
    }

    /** A pattern for SQL's {@code like} that fits this hub's leases and no others. */
    public String leases() {
        return id + "/%";
    }
}

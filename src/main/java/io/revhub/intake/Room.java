package io.revhub.intake;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether there is room to take anything in. While there is too little, nothing is: sources keep what they have and send it
 * again; what is here is brought to its end. It is looked at for each call, so the hub goes on as soon as there is room.
 * Thread-safe.
 */
public final class Room {

    private static final Logger LOG = LoggerFactory.getLogger(Room.class);
    private static final long MEGABYTE = 1024 * 1024;

    private final FreeSpace free;
    private final long least;
    private final AtomicBoolean told = new AtomicBoolean();

    /** There is no room: do not acknowledge. */
    public static final class NoRoom extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoRoom(String message) {
            super(message);
        }
    }

    /** @param least how many bytes must be free */
    Room(FreeSpace free, long least) {
        this.free = free;
        this.least = least;
    }

    /** Why nothing is taken in; empty: there is room. */
    public Optional<String> shortage() {
        long bytes = free.bytes();
        if (bytes >= least) {
            if (told.compareAndSet(true, false)) {
                LOG.info("There is room again: {} MB are free", bytes / MEGABYTE);
            }
            return Optional.empty();
        }
        String shortage = "Only " + bytes / MEGABYTE + " MB are free, less than " + least / MEGABYTE
                + " MB (revhub.limits.free-space): nothing is taken in until there is room";
        if (told.compareAndSet(false, true)) {
            LOG.error(shortage);
        }
        return Optional.of(shortage);
    }

    /** @throws NoRoom if there is none */
    public void require() {
        shortage().ifPresent(shortage -> {
            throw new NoRoom(shortage);
        });
    }
}

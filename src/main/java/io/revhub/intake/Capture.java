package io.revhub.intake;

import java.util.List;

/** The first step of every change: onto the broker's disk. */
public interface Capture {

    /**
     * Puts hints on {@code capture.<system>}; returns only when the broker has all of them on disk, so that the caller may
     * then acknowledge its source.
     *
     * @throws Room.NoRoom if the disk is too full: do not acknowledge
     * @throws org.springframework.jms.JmsException if the broker does not take them: do not acknowledge
     */
    void capture(String system, List<Hint> hints);
}

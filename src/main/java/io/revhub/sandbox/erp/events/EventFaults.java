package io.revhub.sandbox.erp.events;

import java.util.ArrayDeque;
import java.util.Deque;

/** What goes wrong with the next events, one fault each in the order in which they were set. */
final class EventFaults {

    enum Kind {
        /** The event is sent twice. */
        DOUBLE,
        /** The event is not sent. */
        LOSE,
        /** The event is sent after the one that follows it. */
        REORDER
    }

    private final Deque<Kind> next = new ArrayDeque<>();

    synchronized void set(Kind kind, int times) {
        for (int i = 0; i < times; i++) {
            next.add(kind);
        }
    }

    /** null: nothing goes wrong. */
    synchronized Kind take() {
        return next.poll();
    }

    synchronized void clear() {
        next.clear();
    }
}

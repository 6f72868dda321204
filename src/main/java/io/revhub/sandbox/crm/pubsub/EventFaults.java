package io.revhub.sandbox.crm.pubsub;

/** Events that get lost or come twice. */
final class EventFaults {

    private int drop;
    private int repeat;

    synchronized void dropNext(int events) {
        drop = events;
    }

    synchronized void repeatNext(int events) {
        repeat = events;
    }

    synchronized void clear() {
        drop = 0;
        repeat = 0;
    }

    /** How often the next event is to be told. */
    synchronized int times() {
        if (drop > 0) {
            drop--;
            return 0;
        }
        if (repeat > 0) {
            repeat--;
            return 2;
        }
        return 1;
    }
}

package io.revhub.delivery;

/** One system's circuit, to be seen, paused and resumed by JMX. */
public interface CircuitMXBean {

    /** closed, open, or paused. */
    String getState();

    /** The system's own words; empty: it is closed. */
    String getReason();

    void pause();

    void resume();
}

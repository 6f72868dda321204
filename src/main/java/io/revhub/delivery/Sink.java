package io.revhub.delivery;

import java.time.Duration;
import java.util.List;

/**
 * Brings documents of one type to one system. Implemented by connectors; called by delivery, never inside a database
 * transaction, from several threads.
 */
public interface Sink {

    /** The steps, in order; each is repeated until it is done, so each must find out for itself whether it is. */
    List<SinkStep> steps();

    /** The longest that one call of a step can take, time-outs included; the lease outlives it. */
    Duration deadline();

    /** How long after an unknown outcome a look-up can be trusted; at least the system's own request limit. */
    Duration settle();
}

package io.revhub.delivery;

/** The deliveries of one document type to one system, as Hawtio and other JMX clients see them. */
public interface DeliveryMXBean {

    long getPending();

    long getWaiting();

    long getInFlight();

    long getUnknown();

    long getParked();

    /** For how many seconds the one that is due longest has been due; 0: nothing is. */
    long getOldestDueSeconds();
}

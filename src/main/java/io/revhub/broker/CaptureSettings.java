package io.revhub.broker;

import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The settings of the capture queues: durable, and so that no captured change is ever given up or dropped. */
public final class CaptureSettings {

    /** All capture queues, in the broker's own wildcards. */
    static final String MATCH = "capture.#";

    private static final String DEAD_LETTERS = "capture-dead-letters";
    private static final int JOURNAL_BUFFER_TIMEOUT_NANOS = 300_000;
    private static final long LEAST_FREE_BYTES = 100L * 1024 * 1024;
    private static final long PAGE_ABOVE_BYTES = 20L * 1024 * 1024;

    private CaptureSettings() {}

    /** Sets a broker of our own. */
    public static void apply(Configuration broker) throws Exception {
        // the default of 3.33 ms would cap a session at some 300 commits a second
        broker.setJournalBufferTimeout_NIO(JOURNAL_BUFFER_TIMEOUT_NANOS);
        // capture stops long before (Room); this is for what the broker itself does beyond
        broker.setMaxDiskUsage(-1).setMinDiskFree(LEAST_FREE_BYTES);
        broker.setCreateJournalDir(true).setCreateBindingsDir(true);
        broker.addAddressSetting(MATCH, captureQueues());
        broker.addQueueConfiguration(QueueConfiguration.of(DEAD_LETTERS).setRoutingType(RoutingType.ANYCAST));
    }

    private static AddressSettings captureQueues() {
        return new AddressSettings()
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(0)
                .setDefaultGroupBuckets(1024)
                .setMaxSizeBytes(PAGE_ABOVE_BYTES)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    /**
     * By what a broker's settings of these queues could lose, drop or hold up what was captured.
     *
     * @return a sentence each, in the words of broker.xml; empty: they are as they must be
     */
    static List<String> deviations(AddressSettings given) {
        List<String> found = new ArrayList<>();
        if (given.getMaxDeliveryAttempts() != -1) {
            found.add("max-delivery-attempts is " + given.getMaxDeliveryAttempts() + " and must be -1");
        }
        if (given.getRedeliveryDelay() != 0) {
            found.add("redelivery-delay is " + given.getRedeliveryDelay() + " and must be 0");
        }
        if (given.getAddressFullMessagePolicy() != AddressFullMessagePolicy.PAGE) {
            found.add("address-full-policy is " + given.getAddressFullMessagePolicy() + " and must be PAGE");
        }
        if (!SimpleString.of(DEAD_LETTERS).equals(given.getDeadLetterAddress())) {
            found.add("dead-letter-address is " + given.getDeadLetterAddress() + " and must be " + DEAD_LETTERS);
        }
        if (given.getExpiryDelay() != null && given.getExpiryDelay() >= 0) {
            found.add("expiry-delay is " + given.getExpiryDelay() + " and must not be set");
        }
        return found;
    }
}

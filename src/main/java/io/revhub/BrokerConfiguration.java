package io.revhub;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded broker: durable, and set so that no captured change is ever given up or dropped. */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    private static final String DEAD_LETTERS = "capture-dead-letters";
    private static final int JOURNAL_BUFFER_TIMEOUT_NANOS = 300_000;
    private static final long LEAST_FREE_BYTES = 100L * 1024 * 1024;
    private static final long PAGE_ABOVE_BYTES = 20L * 1024 * 1024;

    @Bean
    ArtemisConfigurationCustomizer brokerCustomizer() {
        return broker -> {
            // the default of 3.33 ms would cap a session at some 300 commits a second
            broker.setJournalBufferTimeout_NIO(JOURNAL_BUFFER_TIMEOUT_NANOS);
            // capture stops long before (Room); this is for what the broker itself does beyond
            broker.setMaxDiskUsage(-1).setMinDiskFree(LEAST_FREE_BYTES);
            broker.setCreateJournalDir(true).setCreateBindingsDir(true);
            broker.addAddressSetting("capture.#", captureQueues());
            broker.addQueueConfiguration(QueueConfiguration.of(DEAD_LETTERS).setRoutingType(RoutingType.ANYCAST));
        };
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
}

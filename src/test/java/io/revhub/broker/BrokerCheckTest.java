package io.revhub.broker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerCheckTest {

    @TempDir
    private Path folder;

    private int port;

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @Test
    void aBrokerWithOurSettingsKeepsWhatIsCaptured() {
        try (BrokerAlone broker = BrokerAlone.start(folder, port)) {
            assertThatCode(this::check).doesNotThrowAnyException();
        }
    }

    @Test
    void aBrokerAsItComesGivesUpAfterTenTriesAndIsRefused() {
        try (BrokerAlone broker = BrokerAlone.start(folder, port, configuration -> {})) {
            assertThatThrownBy(this::check)
                    .hasMessageContaining("max-delivery-attempts is 10 and must be -1")
                    .hasMessageContaining("dead-letter-address is null and must be capture-dead-letters");
        }
    }

    @Test
    void aBrokerThatDropsWhatItCannotHoldIsRefused() {
        AddressSettings dropping = new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
                .setRedeliveryDelay(5000);
        try (BrokerAlone broker = BrokerAlone.start(folder, port, configuration -> {
            CaptureSettings.apply(configuration);
            configuration.addAddressSetting("capture.crm.#", dropping).addAddressSetting("capture.#", dropping);
        })) {
            assertThatThrownBy(this::check)
                    .hasMessageContaining("address-full-policy is DROP and must be PAGE")
                    .hasMessageContaining("redelivery-delay is 5000 and must be 0");
        }
    }

    @Test
    void aBrokerThatCannotBeAskedDoesNotKeepTheHubFromStarting() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    private void check() {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory("tcp://localhost:" + port)) {
            new BrokerCheck(factory).require();
        }
    }
}

package io.revhub;

import io.revhub.broker.BrokerCheck;
import io.revhub.broker.CaptureSettings;
import jakarta.jms.ConnectionFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded broker is set so that nothing that was captured is lost; another one must be. */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    @Bean
    ArtemisConfigurationCustomizer brokerCustomizer() {
        return broker -> {
            try {
                CaptureSettings.apply(broker);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Bean
    @ConditionalOnProperty(name = "spring.artemis.mode", havingValue = "native")
    InitializingBean brokerCheck(ConnectionFactory broker) {
        return () -> new BrokerCheck(broker).require();
    }
}

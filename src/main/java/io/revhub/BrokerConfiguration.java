package io.revhub;

import io.revhub.broker.BrokerCheck;
import io.revhub.broker.CaptureSettings;
import io.revhub.broker.Listeners;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded broker is set so that nothing that was captured is lost; another one must be. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Listeners.class)
class BrokerConfiguration {

    @Bean
    ArtemisConfigurationCustomizer brokerCustomizer(Listeners listeners) {
        return broker -> {
            try {
                CaptureSettings.apply(broker);
                listeners.apply(broker);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
    }

    /** Before the broker starts. */
    @Bean
    static BeanPostProcessor brokerAccess(ObjectProvider<Listeners> listeners) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof EmbeddedActiveMQ broker
                        && listeners.getObject().areWelcome()) {
                    broker.setSecurityManager(listeners.getObject().access());
                }
                return bean;
            }
        };
    }

    @Bean
    @ConditionalOnProperty(name = "spring.artemis.mode", havingValue = "native")
    InitializingBean brokerCheck(ConnectionFactory broker) {
        return () -> new BrokerCheck(broker).require();
    }
}

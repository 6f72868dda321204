package io.revhub;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.revhub.connector.Systems;
import io.revhub.connector.http.BoundedNumbers;
import java.time.Clock;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What all parts share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Systems.class)
class HubConfiguration {

    /** Business time. In the sandbox, the landscape's clock takes its place. */
    @Bean
    @Profile("!sandbox")
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Decimals keep every digit on every path; those that nobody means are no numbers. */
    @Bean
    Jackson2ObjectMapperBuilderCustomizer exactDecimals() {
        return builder -> builder.featuresToEnable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .postConfigurer(json -> json.configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
                        .setNodeFactory(new BoundedNumbers()));
    }
}

package io.revhub.sandbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.revhub.sandbox.billing.KillBill;
import io.revhub.sandbox.crm.Salesforce;
import io.revhub.sandbox.erp.S4Hana;
import io.revhub.sandbox.provisioning.Provisioning;
import io.revhub.sandbox.shop.Medusa;
import io.revhub.sandbox.signature.ESignature;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Starts the landscape with the hub when the profile {@code sandbox} is active, and lends the hub its business time. */
@AutoConfiguration
@Profile("sandbox")
@EnableConfigurationProperties(SandboxProperties.class)
class SandboxConfiguration {

    @Bean
    Landscape landscape(SandboxProperties properties) {
        Landscape landscape = new Landscape(properties, exactJson());
        systems().forEach(landscape::start);
        return landscape;
    }

    /** Also the hub's: in the sandbox, business dates follow the landscape. */
    @Bean
    SandboxClock clock(Landscape landscape) {
        return landscape.clock();
    }

    @Bean
    @ConditionalOnWebApplication
    ClockApi clockApi(SandboxClock clock) {
        return new ClockApi(clock);
    }

    private static List<SimulatedSystem> systems() {
        return List.of(
                Salesforce.SYSTEM,
                Medusa.SYSTEM,
                KillBill.SYSTEM,
                S4Hana.SYSTEM,
                Provisioning.SYSTEM,
                ESignature.SYSTEM);
    }

    /** JSON as the systems speak it: decimals keep every digit, null and empty values stay. */
    static ObjectMapper exactJson() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
    }
}

package io.revhub.sandbox.provisioning;

import io.revhub.sandbox.Faults;
import io.revhub.sandbox.Outbox;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import io.revhub.sandbox.WebhookSignature;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@Import({
    Activation.class,
    EntitlementBook.class,
    EntitlementsApi.class,
    ManualApi.class,
    ProvisioningErrors.class,
    ProvisioningPage.class
})
class ProvisioningConfiguration implements WebMvcConfigurer {

    /** Some minutes in all; who was away for longer asks by {@code updated_since}. */
    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8, 16, 32, 60, 60, 60).map(Duration::ofSeconds).toList();

    private final SandboxProperties properties;

    ProvisioningConfiguration(SandboxProperties properties) {
        this.properties = properties;
    }

    @Bean
    static Outbox outbox(Records records, Faults faults, SandboxProperties properties) {
        String secret = properties.system("provisioning").login("webhook-secret");
        return new Outbox(records, faults, PAUSES, new WebhookSignature(secret, Clock.systemUTC())::headers);
    }

    @Bean
    static Webhooks webhooks(Outbox outbox, SandboxProperties properties) {
        URI to = URI.create(properties.hub() + "/webhooks/provisioning");
        return new Webhooks(outbox, to, Clock.systemUTC());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        String token = properties.system("provisioning").login("token");
        registry.addInterceptor(new Token(token)).addPathPatterns("/entitlements/**", "/entitlements");
    }
}

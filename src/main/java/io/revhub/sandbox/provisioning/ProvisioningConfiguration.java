package io.revhub.sandbox.provisioning;

import io.revhub.sandbox.BearerToken;
import io.revhub.sandbox.Faults;
import io.revhub.sandbox.HubWebhooks;
import io.revhub.sandbox.Outbox;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.RestErrors;
import io.revhub.sandbox.SandboxProperties;
import java.time.Clock;
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
    RestErrors.class,
    ProvisioningPage.class,
    UsageApi.class,
    UsageBook.class
})
class ProvisioningConfiguration implements WebMvcConfigurer {

    private final SandboxProperties properties;

    ProvisioningConfiguration(SandboxProperties properties) {
        this.properties = properties;
    }

    @Bean
    static Outbox outbox(Records records, Faults faults, SandboxProperties properties) {
        return HubWebhooks.outbox(records, faults, properties.system("provisioning"));
    }

    @Bean
    static HubWebhooks webhooks(Outbox outbox, SandboxProperties properties) {
        return new HubWebhooks(outbox, properties.hub(), "provisioning", "entitlement", Clock.systemUTC());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        String token = properties.system("provisioning").login("token");
        registry.addInterceptor(new BearerToken(token))
                .addPathPatterns("/entitlements/**", "/entitlements", "/usage/**", "/usage");
    }
}

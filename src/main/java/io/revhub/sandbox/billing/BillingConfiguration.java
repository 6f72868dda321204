package io.revhub.sandbox.billing;

import io.revhub.sandbox.Faults;
import io.revhub.sandbox.Outbox;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@Import({
    AccountBook.class,
    AccountsApi.class,
    AutomaticPayment.class,
    BillingErrors.class,
    BillingPage.class,
    Callbacks.class,
    CatalogApi.class,
    CatalogXmlApi.class,
    CreditsApi.class,
    InvoiceBook.class,
    AdjustmentsApi.class,
    InvoiceWritesApi.class,
    InvoicesApi.class,
    PaymentBook.class,
    OverdueApi.class,
    PaymentMethodsApi.class,
    PaymentsApi.class,
    SubscriptionsApi.class,
    UsageBilling.class,
    UsagesApi.class
})
class BillingConfiguration implements WebMvcConfigurer {

    private final SandboxProperties properties;

    BillingConfiguration(SandboxProperties properties) {
        this.properties = properties;
    }

    @Bean
    static Outbox outbox(Records records, Faults faults) {
        return new Outbox(records, faults, List.of(Duration.ofSeconds(2)), letter -> Map.of());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Tenant(properties.system("billing"))).addPathPatterns("/1.0/**");
    }
}

package io.revhub.sandbox.shop;

import io.revhub.sandbox.Faults;
import io.revhub.sandbox.Outbox;
import io.revhub.sandbox.Records;
import io.revhub.sandbox.SandboxProperties;
import io.revhub.sandbox.WebhookSignature;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@Import({
    CartBook.class,
    ClerkPage.class,
    Customers.class,
    CustomersApi.class,
    DraftOrdersApi.class,
    FulfilmentBook.class,
    InventoryApi.class,
    LineItems.class,
    OrderBook.class,
    OrderEditsApi.class,
    OrdersApi.class,
    PaymentBook.class,
    PaymentsApi.class,
    PriceLists.class,
    ProductBook.class,
    ProductsApi.class,
    Provider.class,
    ProviderApi.class,
    ReturnsApi.class,
    Seed.class,
    SettingsApi.class,
    ShopErrors.class,
    ShopPage.class,
    Shoppers.class,
    Stamps.class,
    Stock.class,
    StoreApi.class,
    Storefront.class,
    VariantBook.class,
    VariantsApi.class
})
class ShopConfiguration implements WebMvcConfigurer {

    /** The subscriber tries for about two minutes; what is lost then is lost. */
    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8, 16, 32, 60).map(Duration::ofSeconds).toList();

    private final Map<String, String> login;

    ShopConfiguration(SandboxProperties properties) {
        this.login = properties.system("shop").login();
    }

    @Bean
    static Events events(Records records, Faults faults, SandboxProperties properties, Stamps stamps) {
        String secret = properties.system("shop").login().get("webhook-secret");
        Clock real = Clock.systemUTC();
        Optional<Outbox> outbox = Optional.ofNullable(secret)
                .map(key -> new Outbox(records, faults, PAUSES, new WebhookSignature(key, real)::headers));
        return new Events(outbox, URI.create(properties.hub() + "/webhooks/shop"), stamps, real);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SecretKey(login.get("secret-key"))).addPathPatterns("/admin/**");
        registry.addInterceptor(new PublishableKey(login.get("publishable-key")))
                .addPathPatterns("/store/**");
        registry.addInterceptor(new ProviderKey(login.get("provider-key"))).addPathPatterns("/psp/**");
    }
}

package io.revhub.sandbox.shop;

import io.revhub.sandbox.SandboxProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
@Import({
    CustomersApi.class,
    ProductBook.class,
    ProductsApi.class,
    ShopErrors.class,
    ShopPage.class,
    Stamps.class,
    VariantBook.class,
    VariantsApi.class
})
class ShopConfiguration implements WebMvcConfigurer {

    private final SandboxProperties properties;

    ShopConfiguration(SandboxProperties properties) {
        this.properties = properties;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        String secretKey = properties.system("shop").login("secret-key");
        registry.addInterceptor(new SecretKey(secretKey)).addPathPatterns("/admin/**");
    }
}

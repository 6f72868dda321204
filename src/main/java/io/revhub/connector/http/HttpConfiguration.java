package io.revhub.connector.http;

import io.revhub.connector.Systems;
import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    @Bean(destroyMethod = "")
    HttpClient systemsClient(Systems systems) {
        return new SystemsClient(systems);
    }
}

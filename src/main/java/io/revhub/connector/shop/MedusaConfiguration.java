package io.revhub.connector.shop;

import io.revhub.connector.Systems;
import io.revhub.connector.http.RestSink;
import io.revhub.connector.http.RestStep;
import io.revhub.delivery.SinkFactory;
import java.net.http.HttpClient;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds that Kamelets name. */
@Configuration(proxyBeanMethods = false)
class MedusaConfiguration {

    private final Systems systems;
    private final HttpClient client;

    MedusaConfiguration(Systems systems, HttpClient client) {
        this.systems = systems;
        this.client = client;
    }

    @Bean("medusa-product")
    SinkFactory product() {
        return sink(medusa -> List.of(new ProductStep(medusa), new VariantStep(medusa)));
    }

    @Bean("medusa-customer")
    SinkFactory customer() {
        return sink(medusa -> List.of(new CustomerStep(medusa)));
    }

    private SinkFactory sink(Function<Medusa, List<RestStep>> steps) {
        return (system, parameters) -> {
            if (!parameters.isEmpty()) {
                throw new IllegalArgumentException("Unknown parameters: " + parameters.keySet());
            }
            Systems.Settings settings = systems.system(system);
            return new RestSink(settings, steps.apply(Medusa.of(system, settings, client)));
        };
    }
}

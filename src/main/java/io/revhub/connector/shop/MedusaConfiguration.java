package io.revhub.connector.shop;

import io.revhub.connector.Systems;
import io.revhub.connector.http.RestSink;
import io.revhub.connector.http.RestStep;
import io.revhub.connector.http.StandardWebhooks;
import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import io.revhub.intake.WebhookFactory;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds that Kamelets name. */
@Configuration(proxyBeanMethods = false)
class MedusaConfiguration {

    private final Systems systems;
    private final HttpClient client;
    private final Clock realTime;

    @Autowired
    MedusaConfiguration(Systems systems, HttpClient client) {
        this(systems, client, Clock.systemUTC());
    }

    MedusaConfiguration(Systems systems, HttpClient client, Clock realTime) {
        this.systems = systems;
        this.client = client;
        this.realTime = realTime;
    }

    @Bean("medusa")
    WebhookFactory webhook() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            String secret = systems.system(system).options().getOrDefault("webhook-secret", "");
            return new MedusaWebhook(medusa(system), new StandardWebhooks(secret, realTime));
        };
    }

    @Bean("medusa-reader")
    ReaderFactory reader() {
        return (system, parameters) -> {
            String record = only(parameters, "record");
            if (record.equals(Settlement.PAYOUT) || record.equals(Settlement.CHARGEBACK)) {
                return settlement(system, record);
            }
            if (!MedusaReader.TYPES.contains(record)) {
                throw new IllegalArgumentException("record: no such record can be read: " + record);
            }
            return new MedusaReader(medusa(system), record);
        };
    }

    @Bean("medusa-catch-up")
    CatchUpFactory catchUp() {
        return (system, parameters) -> {
            String list = only(parameters, "list");
            return switch (list) {
                case "payouts" -> settlement(system, Settlement.PAYOUT);
                case "chargebacks" -> settlement(system, Settlement.CHARGEBACK);
                default -> new MedusaCatchUp(medusa(system), Listings.of(list));
            };
        };
    }

    @Bean("medusa-product")
    SinkFactory product() {
        return sink(medusa -> List.of(new ProductStep(medusa), new VariantStep(medusa)));
    }

    @Bean("medusa-customer")
    SinkFactory customer() {
        return sink(medusa -> List.of(new CustomerStep(medusa)));
    }

    @Bean("medusa-draft-order")
    SinkFactory draftOrder() {
        return sink(medusa -> List.of(new RegionStep(medusa), new DraftOrderStep(medusa)));
    }

    @Bean("medusa-fulfilment")
    SinkFactory fulfilment() {
        return sink(medusa -> List.of(new FulfilmentStep(medusa), new ShipmentStep(medusa)));
    }

    @Bean("medusa-stock")
    SinkFactory stock() {
        return sink(medusa -> List.of(
                new InventoryItemStep(medusa),
                new LevelStep(medusa),
                VariantItemStep.link(medusa),
                VariantItemStep.managed(medusa)));
    }

    private SinkFactory sink(Function<Medusa, List<RestStep>> steps) {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new RestSink(systems.system(system), steps.apply(medusa(system)));
        };
    }

    private Medusa medusa(String system) {
        return Medusa.of(system, systems.system(system), client);
    }

    private Settlement settlement(String system, String type) {
        return Settlement.of(systems.system(system), client, type);
    }

    private static void refuseUnknown(Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + parameters.keySet());
        }
    }

    private static String only(Map<String, String> parameters, String name) {
        if (!parameters.keySet().equals(Set.of(name))) {
            throw new IllegalArgumentException("The only parameter is " + name + ", not " + parameters.keySet());
        }
        return parameters.get(name);
    }
}

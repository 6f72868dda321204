package io.revhub.connector.provisioning;

import io.revhub.connector.Systems;
import io.revhub.connector.http.OneByOne;
import io.revhub.connector.http.RestSink;
import io.revhub.connector.http.SignedWebhook;
import io.revhub.connector.http.StandardWebhooks;
import io.revhub.connector.http.UpdatedSince;
import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import io.revhub.intake.WebhookFactory;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds that Kamelets name. */
@Configuration(value = "provisioningConnector", proxyBeanMethods = false)
class ProvisioningConfiguration {

    private final Systems systems;
    private final HttpClient client;
    private final Clock realTime;

    @Autowired
    ProvisioningConfiguration(Systems systems, HttpClient client) {
        this(systems, client, Clock.systemUTC());
    }

    ProvisioningConfiguration(Systems systems, HttpClient client, Clock realTime) {
        this.systems = systems;
        this.client = client;
        this.realTime = realTime;
    }

    @Bean("provisioning-entitlement")
    SinkFactory entitlement() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new RestSink(systems.system(system), List.of(new EntitlementStep(provisioning(system))));
        };
    }

    @Bean("provisioning-reader")
    ReaderFactory reader() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new OneByOne(provisioning(system).records());
        };
    }

    @Bean("provisioning")
    WebhookFactory webhook() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            String secret = systems.system(system).options().getOrDefault("webhook-secret", "");
            return new SignedWebhook(
                    new StandardWebhooks(secret, realTime), provisioning(system).records());
        };
    }

    @Bean("provisioning-catch-up")
    CatchUpFactory catchUp() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new UpdatedSince(provisioning(system).records());
        };
    }

    @Bean("provisioning-usage-reader")
    ReaderFactory usageReader() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new OneByOne(provisioning(system).usage());
        };
    }

    @Bean("provisioning-usage-catch-up")
    CatchUpFactory usageCatchUp() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new UpdatedSince(provisioning(system).usage());
        };
    }

    private Provisioning provisioning(String system) {
        return Provisioning.of(system, systems.system(system), client);
    }

    private static void refuseUnknown(Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + parameters.keySet());
        }
    }
}

package io.revhub.connector.signature;

import io.revhub.connector.Systems;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.OneByOne;
import io.revhub.connector.http.RestRecords;
import io.revhub.connector.http.RestSink;
import io.revhub.connector.http.SignedWebhook;
import io.revhub.connector.http.StandardWebhooks;
import io.revhub.connector.http.UpdatedSince;
import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import io.revhub.intake.WebhookFactory;
import io.revhub.paper.Papers;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds that Kamelets name. */
@Configuration(value = "signatureConnector", proxyBeanMethods = false)
class SignatureConfiguration {

    private final Systems systems;
    private final HttpClient client;
    private final Papers papers;
    private final Clock realTime;

    @Autowired
    SignatureConfiguration(Systems systems, HttpClient client, Papers papers) {
        this(systems, client, papers, Clock.systemUTC());
    }

    SignatureConfiguration(Systems systems, HttpClient client, Papers papers, Clock realTime) {
        this.systems = systems;
        this.client = client;
        this.papers = papers;
        this.realTime = realTime;
    }

    @Bean("signature-envelope")
    SinkFactory envelope() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new RestSink(systems.system(system), List.of(new EnvelopeStep(system, envelopes(system), papers)));
        };
    }

    @Bean("signature-reader")
    ReaderFactory reader() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new OneByOne(envelopes(system));
        };
    }

    @Bean("signature")
    WebhookFactory webhook() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            String secret = systems.system(system).options().getOrDefault("webhook-secret", "");
            return new SignedWebhook(new StandardWebhooks(secret, realTime), envelopes(system));
        };
    }

    @Bean("signature-catch-up")
    CatchUpFactory catchUp() {
        return (system, parameters) -> {
            refuseUnknown(parameters);
            return new UpdatedSince(envelopes(system));
        };
    }

    private RestRecords envelopes(String system) {
        Systems.Settings settings = systems.system(system);
        Map<String, String> login = Map.of("Authorization", "Bearer " + settings.option("token"));
        return new RestRecords(
                new JsonHttp(client, settings, login), "Envelope", "/envelopes", "envelopes", "envelope.");
    }

    private static void refuseUnknown(Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            throw new IllegalArgumentException("Unknown parameters: " + parameters.keySet());
        }
    }
}

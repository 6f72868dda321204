package io.revhub.connector.rest;

import io.revhub.connector.Systems;
import io.revhub.connector.http.JsonHttp;
import io.revhub.connector.http.OneByOne;
import io.revhub.connector.http.RestRecords;
import io.revhub.connector.http.RestSink;
import io.revhub.connector.http.UpdatedSince;
import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds that Kamelets name; each with the parameters {@code path}, {@code type} and {@code list}. */
@Configuration(value = "restConnector", proxyBeanMethods = false)
class RestConfiguration {

    private final Systems systems;
    private final HttpClient client;

    RestConfiguration(Systems systems, HttpClient client) {
        this.systems = systems;
        this.client = client;
    }

    @Bean("rest-record")
    SinkFactory sink() {
        return (system, parameters) ->
                new RestSink(systems.system(system), List.of(new RecordStep(system, records(system, parameters))));
    }

    @Bean("rest-reader")
    ReaderFactory reader() {
        return (system, parameters) -> new OneByOne(records(system, parameters));
    }

    @Bean("rest-catch-up")
    CatchUpFactory catchUp() {
        return (system, parameters) -> new UpdatedSince(records(system, parameters));
    }

    private RestRecords records(String system, Map<String, String> parameters) {
        if (!parameters.keySet().equals(Set.of("path", "type", "list"))) {
            throw new IllegalArgumentException("The parameters are path, type and list, not " + parameters.keySet());
        }
        Systems.Settings settings = systems.system(system);
        Map<String, String> login = Map.of("Authorization", "Bearer " + settings.option("token"));
        return new RestRecords(
                new JsonHttp(client, settings, login),
                parameters.get("type"),
                parameters.get("path"),
                parameters.get("list"),
                "");
    }
}

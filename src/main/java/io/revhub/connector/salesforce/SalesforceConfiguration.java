package io.revhub.connector.salesforce;

import io.micrometer.core.instrument.MeterRegistry;
import io.revhub.connector.Systems;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.salesforce.SalesforceCatchUp.Source;
import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kinds that Kamelets name. */
@Configuration(proxyBeanMethods = false)
class SalesforceConfiguration {

    private final Systems systems;
    private final ObjectProvider<CamelContext> camel;
    private final ObjectProvider<MeterRegistry> meters;
    private final Map<String, SalesforceCalls> calls = new ConcurrentHashMap<>();

    SalesforceConfiguration(Systems systems, ObjectProvider<CamelContext> camel, ObjectProvider<MeterRegistry> meters) {
        this.systems = systems;
        this.camel = camel;
        this.meters = meters;
    }

    @Bean("salesforce")
    SinkFactory salesforceSink() {
        return (system, parameters) -> {
            only(parameters, Set.of());
            return new SalesforceSink(systems.system(system), calls(system));
        };
    }

    @Bean("salesforce-reader")
    ReaderFactory salesforceReader() {
        return (system, parameters) -> {
            only(parameters, Set.of("query"));
            return new SalesforceReader(calls(system), Soql.parse(required(parameters, "query")));
        };
    }

    @Bean("salesforce-catch-up")
    CatchUpFactory salesforceCatchUp() {
        return (system, parameters) -> {
            only(parameters, Set.of("object", "children", "overlap"));
            List<Source> sources = new ArrayList<>();
            sources.add(new Source(required(parameters, "object"), "Id"));
            for (String child : parameters.getOrDefault("children", "").split("[\\s,]+")) {
                if (!child.isEmpty()) {
                    sources.add(child(child));
                }
            }
            return new SalesforceCatchUp(
                    calls(system), sources, DurationStyle.detectAndParse(parameters.getOrDefault("overlap", "2m")));
        };
    }

    private static Source child(String text) {
        String[] words = text.split("\\.");
        if (words.length != 2) {
            throw new IllegalArgumentException("A child is named like QuoteLineItem.QuoteId, not " + text);
        }
        return new Source(words[0], words[1]);
    }

    /** One for each system, so that all share its component and session. */
    private SalesforceCalls calls(String system) {
        Settings settings = systems.system(system);
        return calls.computeIfAbsent(
                system,
                name -> new SalesforceCalls(
                        new Connection(name, settings, camel::getObject, quota(name)),
                        settings.options().getOrDefault("api-version", "62.0")));
    }

    private java.util.function.Consumer<String> quota(String system) {
        MeterRegistry registry = meters.getIfUnique();
        return registry == null ? info -> {} : new Quota(system, registry);
    }

    private static String required(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The parameter " + name + " is missing");
        }
        return value;
    }

    private static void only(Map<String, String> parameters, Set<String> known) {
        parameters.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("Unknown parameter: " + name);
                });
    }
}

package io.revhub.connector.salesforce;

import io.micrometer.core.instrument.MeterRegistry;
import io.revhub.connector.Systems;
import io.revhub.connector.Systems.Settings;
import io.revhub.connector.salesforce.SalesforceCatchUp.Source;
import io.revhub.delivery.SinkFactory;
import io.revhub.intake.CatchUp;
import io.revhub.intake.CatchUpFactory;
import io.revhub.intake.ReaderFactory;
import io.revhub.journal.Journal;
import io.revhub.journal.JournalLine;
import io.revhub.problem.ProblemSink;
import io.revhub.problem.ProblemSinks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The kinds that Kamelets name. */
@Configuration(proxyBeanMethods = false)
class SalesforceConfiguration {

    private static final int LISTED_AT_ONCE = 2000;
    private static final Duration LONGEST_QUERY = Duration.ofHours(1);

    private final Systems systems;
    private final ObjectProvider<CamelContext> camel;
    private final ObjectProvider<MeterRegistry> meters;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
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

    @Bean("salesforce-lead")
    SinkFactory salesforceLeadSink() {
        return (system, parameters) -> {
            only(parameters, Set.of());
            Settings settings = systems.system(system);
            return new LeadSink(
                    settings, calls(system), new SoapCalls(settings, connection(system), apiVersion(settings)));
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
        return new CatchUpFactory() {
            @Override
            public CatchUp catchUp(String system, Map<String, String> parameters) {
                only(parameters, Set.of("object", "children", "overlap"));
                List<Source> sources = new ArrayList<>();
                sources.add(new Source(required(parameters, "object"), "Id"));
                list(parameters, "children").forEach(child -> sources.add(child(child)));
                return new SalesforceCatchUp(calls(system), sources, duration(parameters, "overlap", "2m"));
            }

            /** A record is listed with its object; its children need not be gone through. */
            @Override
            public CatchUp listing(String system, Map<String, String> parameters) {
                return new BulkListing(calls(system), required(parameters, "object"), LISTED_AT_ONCE, LONGEST_QUERY);
            }
        };
    }

    @Bean("salesforce-pubsub")
    CatchUpFactory salesforcePubSub(EventJournal journal, Clock clock) {
        return new CatchUpFactory() {
            @Override
            public CatchUp catchUp(String system, Map<String, String> parameters) {
                return new SalesforceEvents(
                        systems.system(system),
                        subscription(parameters),
                        connection(system),
                        calls(system),
                        clock,
                        journal.of(system));
            }

            @Override
            public boolean lists() {
                return false;
            }

            /** How a subscription began and what is read of it may change; its place remains. */
            @Override
            public Map<String, String> identity(Map<String, String> parameters) {
                return Map.of("topic", parameters.getOrDefault("topic", ""));
            }
        };
    }

    @Bean
    ProblemSinks salesforceProblems() {
        return () -> systems.systems().entrySet().stream()
                .map(entry -> ProblemFields.of(entry.getKey(), entry.getValue().options(), () -> calls(entry.getKey())))
                .filter(Objects::nonNull)
                .map(ProblemSink.class::cast)
                .toList();
    }

    private static EventSettings subscription(Map<String, String> parameters) {
        only(parameters, Set.of("topic", "objects", "children", "startFrom", "overlap", "silence"));
        Map<String, List<Source>> sources = new LinkedHashMap<>();
        list(parameters, "objects")
                .forEach(object -> sources.put(object, new ArrayList<>(List.of(new Source(object, "Id")))));
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("The parameter objects is missing");
        }
        for (String child : list(parameters, "children")) {
            String[] words = child.split("=");
            if (words.length != 2 || !sources.containsKey(words[1])) {
                throw new IllegalArgumentException("A child is named like QuoteLineItem.QuoteId=Quote, not " + child);
            }
            sources.get(words[1]).add(child(words[0]));
        }
        String startFrom = parameters.getOrDefault("startFrom", "latest");
        EventPosition.start(startFrom, Instant.EPOCH, Set.of());
        return new EventSettings(
                required(parameters, "topic"),
                sources,
                startFrom,
                duration(parameters, "overlap", "2m"),
                duration(parameters, "silence", "6m"));
    }

    private static List<String> list(Map<String, String> parameters, String name) {
        return Stream.of(parameters.getOrDefault(name, "").split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Duration duration(Map<String, String> parameters, String name, String otherwise) {
        return DurationStyle.detectAndParse(parameters.getOrDefault(name, otherwise));
    }

    @Bean
    EventJournal salesforceEventJournal(
            ObjectProvider<Journal> journal, ObjectProvider<TransactionTemplate> transactions) {
        return system -> text -> transactions
                .getObject()
                .executeWithoutResult(status ->
                        journal.getObject().write(new JournalLine("events-missed", null, system, text, null)));
    }

    /** Writes what happened to the events of a system. */
    interface EventJournal {

        Consumer<String> of(String system);
    }

    private static Source child(String text) {
        String[] words = text.split("\\.");
        if (words.length != 2) {
            throw new IllegalArgumentException("A child is named like QuoteLineItem.QuoteId, not " + text);
        }
        return new Source(words[0], words[1]);
    }

    /** One for each system, so that all share its component and session. */
    SalesforceCalls calls(String system) {
        Settings settings = systems.system(system);
        return calls.computeIfAbsent(system, name -> new SalesforceCalls(connection(name), apiVersion(settings)));
    }

    private static String apiVersion(Settings settings) {
        return settings.options().getOrDefault("api-version", "62.0");
    }

    private Connection connection(String system) {
        return connections.computeIfAbsent(
                system, name -> new Connection(name, systems.system(name), camel::getObject, quota(name)));
    }

    private Consumer<String> quota(String system) {
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

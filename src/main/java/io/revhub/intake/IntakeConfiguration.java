package io.revhub.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.delivery.CrashPoints;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.Duties;
import io.revhub.delivery.Instance;
import io.revhub.delivery.ParkedHistory;
import io.revhub.delivery.ParkedItems;
import io.revhub.delivery.ReadBack;
import io.revhub.delivery.WakeUps;
import io.revhub.document.Documents;
import io.revhub.document.Facets;
import io.revhub.document.FirstVersions;
import io.revhub.document.Likenesses;
import io.revhub.document.Links;
import io.revhub.document.Merges;
import io.revhub.document.References;
import io.revhub.journal.Journal;
import io.revhub.mapping.Definitions;
import io.revhub.rules.Rules;
import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GoLive.class)
class IntakeConfiguration {

    @Bean
    Capture capture(JmsTemplate jms, Room room) {
        jms.setSessionTransacted(true);
        return new BrokerCapture(jms, room);
    }

    @Bean
    Readings readings(
            JdbcClient jdbc,
            WakeUps wakeUps,
            Instance instance,
            Workspace workspace,
            ObjectMapper json,
            Journal journal,
            TransactionTemplate transactions) {
        Readings readings = new Readings(jdbc, wakeUps, instance, new ReadRecords(workspace), json);
        readings.takeUp();
        transactions.executeWithoutResult(tx -> readings.dropStrays(journal));
        return readings;
    }

    @Bean
    Replays replays(
            JdbcClient jdbc,
            Readings readings,
            Deliveries deliveries,
            Journal journal,
            TransactionTemplate transactions) {
        return new Replays(jdbc, readings, deliveries, journal, transactions);
    }

    @Bean
    FromRoutes fromRoutes(CamelContext context) {
        return new FromRoutes(context);
    }

    @Bean
    Looks looks(
            FromRoutes fromRoutes, IntakeEngine engine, Documents documents, References references, JdbcClient jdbc) {
        return new Looks(fromRoutes, engine.joined(), new NamedBefore(documents, references), jdbc);
    }

    @Bean
    Loading loading(Looks looks, IntakeEngine engine, FromRoutes fromRoutes, Positions positions) {
        return new Loading(looks, engine, fromRoutes, positions);
    }

    @Bean
    Webhooks webhooks() {
        return new Webhooks();
    }

    @Bean
    Positions positions(JdbcClient jdbc, Journal journal, TransactionTemplate transactions, Clock clock) {
        return new Positions(jdbc, journal, transactions, clock);
    }

    @Bean
    CaptureQueues captureQueues(ObjectProvider<EmbeddedActiveMQ> broker) {
        return new CaptureQueues(broker);
    }

    @Bean
    Room room(
            ObjectProvider<FreeSpace> free,
            @Value("${revhub.data:data}") Path data,
            @Value("${revhub.limits.free-space:300MB}") DataSize least) {
        return new Room(
                free.getIfAvailable(() -> () -> data.toAbsolutePath().toFile().getUsableSpace()), least.toBytes());
    }

    /** Only what is read at all can become a base. */
    @Bean
    ReadBack readBack(Readings readings, Duties duties) {
        return (type, records) -> records.stream()
                .filter(record -> duties.isRead(type, record.system()))
                .forEach(record ->
                        readings.ask(record.system(), List.of(new Hint(record.recordType(), record.recordId()))));
    }

    @Bean
    DeadLetters deadLetters(
            JmsTemplate jms,
            Journal journal,
            TransactionTemplate transactions,
            @Value("${revhub.capture.dead-letters:capture-dead-letters}") String queue,
            @Value("${revhub.capture.look-at-dead-letters-every:30s}") Duration every) {
        return new DeadLetters(jms, journal, transactions, queue, every);
    }

    @Bean
    MendedFiles mendedFiles(
            Workspace workspace,
            ParkedItems parked,
            ParkedHistory history,
            Deliveries deliveries,
            Readings readings,
            TransactionTemplate transactions,
            @Value("${revhub.workspace-look-every:1s}") Duration every) {
        return new MendedFiles(workspace, parked, history, deliveries, readings, transactions, every);
    }

    @Bean
    VersionTopic versionTopic(JdbcClient jdbc, JmsTemplate jms, TransactionTemplate transactions, ObjectMapper json) {
        return new VersionTopic(jdbc, jms, transactions, json);
    }

    @Bean
    Acceptance acceptance(
            VersionTopic topic,
            Documents documents,
            Facets facets,
            References references,
            Likenesses likenesses,
            Links links,
            Definitions definitions,
            Rules rules,
            Deliveries deliveries,
            LastValues lastValues,
            Journal journal,
            ObjectMapper json,
            Clock clock) {
        return new Acceptance(
                documents,
                facets,
                references,
                likenesses,
                links,
                definitions,
                rules,
                deliveries,
                topic,
                lastValues,
                journal,
                json,
                clock);
    }

    @Bean
    LastValues lastValues(JdbcClient jdbc, @Value("${revhub.delivery.last-values-every:5m}") Duration every) {
        return new LastValues(jdbc, every);
    }

    @Bean
    IntakeEngine intakeEngine(
            Readings readings,
            IntakeBatch batch,
            JoinedRecords joined,
            TransactionTemplate transactions,
            CrashPoints crashPoints,
            @Value("${revhub.reading.lease:60s}") Duration lease) {
        return new IntakeEngine(readings, batch, joined, transactions, crashPoints, lease);
    }

    @Bean
    JoinedRecords joinedRecords(Documents documents, References references) {
        return new JoinedRecords(documents, references);
    }

    @Bean
    StoredChanges storedChanges(JdbcClient jdbc) {
        return new StoredChanges(jdbc);
    }

    @Bean
    FirstSights firstSights(
            JdbcClient jdbc,
            Documents documents,
            FirstVersions firstVersions,
            References references,
            Likenesses likenesses,
            Definitions definitions,
            Acceptance acceptance,
            Deliveries deliveries,
            ParkedItems parked,
            VersionTopic topic,
            Journal journal,
            Workspace workspace,
            ObjectMapper json,
            Clock clock) {
        return new FirstSights(
                documents,
                firstVersions,
                references,
                likenesses,
                definitions,
                acceptance,
                deliveries,
                parked,
                new Changes(jdbc, clock),
                topic,
                journal,
                workspace,
                json,
                clock);
    }

    @Bean
    IntakeBatch intakeBatch(
            FirstSights firstSights,
            JdbcClient jdbc,
            Documents documents,
            Facets facets,
            References references,
            Merges merges,
            Likenesses likenesses,
            Deliveries deliveries,
            Acceptance acceptance,
            Readings readings,
            ParkedItems parked,
            Definitions definitions,
            Journal journal,
            Workspace workspace,
            GoLive goLive,
            Clock clock) {
        return new IntakeBatch(
                firstSights,
                new Changes(jdbc, clock),
                new Identification(documents, references, merges, likenesses, deliveries, readings, definitions, clock),
                documents,
                facets,
                references,
                acceptance,
                readings,
                parked,
                journal,
                workspace,
                goLive,
                clock);
    }

    @Bean
    Sameness sameness(
            JdbcClient jdbc,
            Documents documents,
            References references,
            Merges merges,
            Deliveries deliveries,
            Readings readings,
            Journal journal,
            Clock clock) {
        return new Sameness(documents, references, merges, deliveries, readings, new OpenItems(jdbc), journal, clock);
    }

    @Bean
    Begetting begetting(
            Documents documents,
            Links links,
            Acceptance acceptance,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            Workspace workspace,
            Clock clock) {
        return new Begetting(documents, links, acceptance, transactions, jdbc, workspace, clock);
    }
}

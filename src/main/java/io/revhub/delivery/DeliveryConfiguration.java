package io.revhub.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.document.Documents;
import io.revhub.document.Facets;
import io.revhub.document.Links;
import io.revhub.document.PaperLinks;
import io.revhub.document.References;
import io.revhub.journal.Journal;
import io.revhub.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    Duties duties(Workspace workspace) {
        return new Duties(workspace);
    }

    @Bean
    WakeUps wakeUps() {
        return new WakeUps();
    }

    @Bean
    @ConditionalOnMissingBean
    CrashPoints crashPoints(
            @Value("${revhub.crash-points.halt-at:}") String haltAt,
            @Value("${revhub.crash-points.visit:1}") int visit,
            @Value("${revhub.crash-points.allowed:false}") boolean allowed,
            Environment environment) {
        if (haltAt.isEmpty()) {
            return point -> {};
        }
        if (!allowed && !environment.acceptsProfiles(Profiles.of("sandbox"))) {
            throw new IllegalStateException("revhub.crash-points.halt-at makes the hub halt in the middle of its work;"
                    + " it is refused without revhub.crash-points.allowed=true");
        }
        return new HaltingCrashPoints(haltAt, visit);
    }

    @Bean
    Deliveries deliveries(JdbcClient jdbc, Duties duties, WorkQueue queue, Clock clock) {
        return new Deliveries(jdbc, duties, queue, clock);
    }

    @Bean
    ParkedHistory parkedHistory(JdbcClient jdbc, Clock clock) {
        return new ParkedHistory(jdbc, clock);
    }

    @Bean
    ParkedItems parkedItems(JdbcClient jdbc, ParkedHistory history, Clock clock) {
        return new ParkedItems(jdbc, history, clock);
    }

    @Bean
    Waits waits(JdbcClient jdbc, References references, WorkQueue queue, Clock clock) {
        return new Waits(jdbc, references, queue, clock);
    }

    @Bean
    Instance instance(@Value("${revhub.data}") String data) {
        return Instance.of(Path.of(data));
    }

    @Bean
    WorkQueue workQueue(JdbcClient jdbc, ObjectMapper json, Instance instance, WakeUps wakeUps) {
        WorkQueue queue = new WorkQueue(jdbc, json, instance, wakeUps);
        queue.takeUp();
        return queue;
    }

    @Bean
    Preparation preparation(
            Documents documents,
            Facets facets,
            References references,
            Waits waits,
            Links links,
            BusinessDay day,
            PaperLinks papers) {
        return new Preparation(
                documents,
                facets,
                references,
                waits,
                new JoinedDocuments(documents, links),
                new MappingVariables(day, papers));
    }

    @Bean
    MappingInput mappingInput(Documents documents, Links links, BusinessDay day, PaperLinks papers) {
        return new MappingInput(new JoinedDocuments(documents, links), new MappingVariables(day, papers));
    }

    @Bean
    Circuits circuits(
            JdbcClient jdbc,
            TransactionTemplate tx,
            Journal journal,
            WakeUps wakeUps,
            @Value("${revhub.delivery.circuit.documents:3}") int documents,
            @Value("${revhub.delivery.circuit.first-pause:1s}") Duration first,
            @Value("${revhub.delivery.circuit.longest-pause:2m}") Duration longest) {
        return new Circuits(jdbc, tx, journal, wakeUps, new Circuits.Settings(documents, first, longest));
    }

    @Bean
    Sweep sweep(
            JdbcClient jdbc,
            WorkQueue queue,
            TransactionTemplate tx,
            Journal journal,
            @Value("${revhub.delivery.sweep-every:1m}") Duration every) {
        return new Sweep(jdbc, queue, tx, journal, every);
    }

    @Bean
    @ConditionalOnProperty("spring.jmx.enabled")
    DeliveryBeans deliveryBeans(JdbcClient jdbc, Duties duties, Circuits circuits) {
        return new DeliveryBeans(jdbc, duties, circuits);
    }

    @Bean
    Bringing bringing(
            WorkQueue queue,
            References references,
            TransactionTemplate tx,
            Circuits circuits,
            CrashPoints crashPoints,
            Clock clock,
            @Value("${revhub.delivery.tries-alone:10}") int triesAlone) {
        return new Bringing(queue, new Looking(references, tx, clock), circuits, crashPoints, triesAlone);
    }

    @Bean
    BusinessDay businessDay(
            Clock clock,
            @Value("${revhub.zone:Europe/Berlin}") ZoneId zone,
            @Value("${revhub.end-of-day:23:00}") LocalTime ends) {
        return new BusinessDay(clock, zone, ends);
    }

    @Bean
    Schedule schedule(BusinessDay day, @Value("${revhub.delivery.look-at-schedule-every:15m}") Duration lookEvery) {
        return new Schedule(day, lookEvery);
    }

    @Bean
    Confirmation confirmation(
            JdbcClient jdbc,
            Documents documents,
            WorkQueue queue,
            Waits waits,
            ParkedItems parked,
            Journal journal,
            Schedule schedule,
            Clock clock,
            @Value("${revhub.delivery.first-delay:500ms}") Duration firstDelay,
            @Value("${revhub.delivery.longest-delay:10m}") Duration longestDelay) {
        return new Confirmation(
                jdbc,
                documents,
                queue,
                waits,
                parked,
                new DeliveryJournal(journal),
                schedule,
                new Delays(firstDelay, longestDelay),
                clock);
    }

    @Bean
    DeliveryEngine deliveryEngine(
            WorkQueue queue,
            Circuits circuits,
            Documents documents,
            Preparation preparation,
            Bringing bringing,
            Confirmation confirmation,
            TransactionTemplate tx,
            CrashPoints crashPoints,
            ReadBack readBack,
            @Value("${revhub.delivery.lease:20s}") Duration lease) {
        return new DeliveryEngine(
                queue, circuits, documents, preparation, bringing, confirmation, tx, crashPoints, readBack, lease);
    }
}

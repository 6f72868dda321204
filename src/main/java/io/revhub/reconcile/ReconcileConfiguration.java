package io.revhub.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.revhub.deal.Deals;
import io.revhub.delivery.Deliveries;
import io.revhub.delivery.Duties;
import io.revhub.document.Documents;
import io.revhub.document.Facets;
import io.revhub.document.References;
import io.revhub.intake.FromRoutes;
import io.revhub.intake.Looks;
import io.revhub.intake.Readings;
import io.revhub.journal.Journal;
import io.revhub.mapping.Definitions;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconcileProperties.class)
class ReconcileConfiguration {

    @Bean
    Runs reconciliationRuns(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        Runs runs = new Runs(jdbc, json);
        runs.endInterrupted(clock.instant());
        return runs;
    }

    @Bean
    Differences reconciliationDifferences(JdbcClient jdbc) {
        return new Differences(jdbc);
    }

    @Bean
    Comparison reconciliationComparison(
            Looks looks,
            JdbcClient jdbc,
            Documents documents,
            Facets facets,
            Definitions definitions,
            ObjectMapper json,
            @Value("${revhub.zone:Europe/Berlin}") ZoneId zone) {
        return new Comparison(looks, new KnownRecords(jdbc), documents, facets, definitions, new Fields(json), zone);
    }

    @Bean
    Reconciliation reconciliation(
            FromRoutes fromRoutes,
            Duties duties,
            References references,
            Looks looks,
            Comparison comparison,
            Deals deals,
            Deliveries deliveries,
            JdbcClient jdbc,
            Runs runs,
            Differences differences,
            ReconcileProperties settings,
            Clock clock,
            @Value("${revhub.zone:Europe/Berlin}") ZoneId zone) {
        return new Reconciliation(
                fromRoutes,
                duties,
                references,
                new KnownRecords(jdbc),
                comparison,
                new DealEquations(deals, deliveries, new Ledger(looks, references), jdbc, zone),
                runs,
                differences,
                settings,
                clock);
    }

    @Bean
    Reconciliations reconciliations(
            Runs runs,
            Differences differences,
            Readings readings,
            Deliveries deliveries,
            References references,
            Definitions definitions,
            Journal journal,
            TransactionTemplate transactions,
            Clock clock) {
        return new Reconciliations(
                runs,
                differences,
                new Repair(differences, readings, deliveries, references, definitions, journal, transactions, clock));
    }

    @Bean
    Schedule reconciliationSchedule(
            Reconciliation reconciliation, Runs runs, ReconcileProperties settings, Clock clock) {
        return new Schedule(reconciliation, runs, settings, clock);
    }
}

package io.revhub.journal;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalProperties.class)
class JournalConfiguration {

    @Bean
    Journal journal(JdbcClient jdbc, Clock clock) {
        Payloads payloads = new Payloads();
        Lines lines = new Lines(jdbc, payloads, clock);
        return new Journal(jdbc, lines, new Epochs(jdbc, lines, clock), payloads);
    }

    @Bean
    Sealer sealer(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        Lines lines = new Lines(jdbc, new Payloads(), clock);
        return new Sealer(jdbc, new TransactionTemplate(transactions), new Epochs(jdbc, lines, clock));
    }

    @Bean
    Verifier verifier(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Verifier(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    Refusals refusals(Journal journal, PlatformTransactionManager transactions, Clock clock) {
        return new Refusals(journal, new TransactionTemplate(transactions), clock);
    }

    @Bean
    JournalRounds journalRounds(Sealer sealer, Refusals refusals, JournalProperties properties) {
        return new JournalRounds(sealer, refusals, properties.sealEvery());
    }
}

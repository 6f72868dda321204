package io.revhub.problem;

import io.revhub.delivery.Circuits;
import io.revhub.delivery.ParkedItems;
import io.revhub.document.Documents;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class ProblemConfiguration {

    @Bean
    Problems problems(
            ObjectProvider<ProblemSinks> sinks,
            ParkedItems parked,
            Documents documents,
            JdbcClient jdbc,
            ObjectProvider<ProblemWords> words,
            Circuits circuits,
            TransactionTemplate transactions,
            @Value("${revhub.problems-every:30s}") Duration every) {
        return new Problems(
                sinks.stream().flatMap(s -> s.all().stream()).toList(),
                parked,
                documents,
                new Places(jdbc),
                new ProblemTable(jdbc),
                words.getIfAvailable(() -> (item, document, language) ->
                        item.refusal().reason() + " " + item.refusal().remedy()),
                circuits,
                transactions,
                every);
    }
}

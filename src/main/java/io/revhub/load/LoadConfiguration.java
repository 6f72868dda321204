package io.revhub.load;

import io.revhub.intake.FromRoutes;
import io.revhub.intake.Loading;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class LoadConfiguration {

    @Bean
    Loads loads(
            FromRoutes fromRoutes, Loading loading, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        LoadTable table = new LoadTable(jdbc, transactions);
        table.stopAll("The hub stopped while it ran");
        return new Loads(fromRoutes, loading, table, clock);
    }
}
